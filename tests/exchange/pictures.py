"""Photos as phones write them, with the place where they were taken."""

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

PLACE = b"10.6234N 105.0432E"


def photo(*, turn: int = 6, size: tuple[int, int] = (64, 40)) -> bytes:
    """A JPG that lies on its side and tells place, owner and a comment."""
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x013B] = "Người chụp"
    exif.get_ifd(0x8825)[29] = "2026:11:24"
    exif[0x010E] = PLACE.decode()
    target = BytesIO()
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, 8, 8))
    picture.save(target, "JPEG", exif=exif, comment=PLACE, progressive=True)
    return target.getvalue() + PLACE  # phones add films behind the end


def drawing() -> bytes:
    """A PNG that tells the same."""
    told, target = PngInfo(), BytesIO()
    told.add_text("Comment", PLACE.decode())
    Image.new("L", (32, 20), 200).save(target, "PNG", pnginfo=told, dpi=(200, 200))
    return target.getvalue()
