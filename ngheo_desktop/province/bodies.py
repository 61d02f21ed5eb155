"""Bodies on their way in: gzip is undone, and nothing grows over the limit."""

import zlib

from starlette.requests import Request

from ngheo_desktop.province.messages import MAX_BYTES
from ngheo_desktop.province.refusals import Malformed, TooMuch

_AS_GZIP = 31  # window bits: gzip with its header


async def read_body(request: Request) -> bytes:
    """The whole body, decompressed; refused as soon as it is over MAX_BYTES."""
    coding = request.headers.get("content-encoding", "identity")
    if coding not in ("identity", "gzip"):
        raise Malformed("Chỉ nhận dữ liệu thường hoặc nén gzip.")
    opened = zlib.decompressobj(_AS_GZIP) if coding == "gzip" else None
    body = bytearray()
    async for chunk in request.stream():
        body += _opened(opened, chunk, MAX_BYTES + 1 - len(body)) if opened else chunk
        if len(body) > MAX_BYTES:
            raise TooMuch
    if opened is not None and not opened.eof:
        raise Malformed("Dữ liệu nén bị cắt ngang.")
    return bytes(body)


def _opened(stream: "zlib._Decompress", chunk: bytes, room: int) -> bytes:
    try:
        return stream.decompress(chunk, max(room, 1))
    except zlib.error as error:
        raise Malformed("Dữ liệu nén bị hỏng.") from error
