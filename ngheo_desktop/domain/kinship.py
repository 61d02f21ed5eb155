"""Quan hệ với chủ hộ: how it follows when another person becomes the head."""

from ngheo_desktop.domain.register import HEAD

_INVERSE = {
    HEAD: HEAD,
    "spouse": "spouse",
    "child": "parent",
    "parent": "child",
    "child_in_law": "parent_in_law",
    "parent_in_law": "child_in_law",
    "grandchild": "grandparent",
    "grandparent": "grandchild",
    "sibling": "sibling",
}

# How A stands to the head → how X stands to A → how X stands to the head. What is not here does
# not follow: the child of a parent's child-in-law may be one's own, or a sibling's.
_THROUGH = {
    "spouse": {
        "child": "child",
        "child_in_law": "child_in_law",
        "parent": "parent_in_law",
        "parent_in_law": "parent",
        "grandchild": "grandchild",
        "sibling": "other",
    },
    "parent": {
        "spouse": "parent",
        "child": "sibling",
        "parent": "grandparent",
        "sibling": "other",
        "grandparent": "other",
    },
    "child": {
        "spouse": "child_in_law",
        "child": "grandchild",
        "sibling": "child",
        "parent_in_law": "other",
    },
    "sibling": {
        "parent": "parent",
        "sibling": "sibling",
        "child": "grandchild_or_nephew",
        "spouse": "other",
        "grandparent": "grandparent",
    },
    "child_in_law": {"spouse": "child", "child": "grandchild", "parent": "other"},
    "parent_in_law": {"spouse": "parent_in_law", "parent": "other"},
    "grandparent": {"spouse": "grandparent", "parent": "other"},
    "grandchild": {"sibling": "grandchild"},
}


def inverse(relation: str) -> str:
    """How the head stands to somebody who stands so to the head; "" = it does not follow."""
    return _INVERSE.get(relation, "")


def relation_through(relation: str, link: str) -> str:
    """Relation to a head of somebody who stands so to a person who stands by `link` to that head.

    "" = it does not follow and has to be asked.
    """
    if relation == HEAD:
        return link
    if link == HEAD:
        return relation
    return _THROUGH.get(link, {}).get(relation, "")
