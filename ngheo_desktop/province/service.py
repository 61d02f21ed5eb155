"""The protocol over HTTP (PROTOCOL.md, version 1); every route asks whose commune it is."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import Depends, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from ngheo_desktop.province import feed
from ngheo_desktop.province.accounts import Caller, caller_of, log_in
from ngheo_desktop.province.bodies import read_body
from ngheo_desktop.province.database import Database, epoch_of
from ngheo_desktop.province.messages import (
    Changes,
    Digest,
    Have,
    Hello,
    Known,
    Login,
    Past,
    Push,
    Pushed,
    Token,
)
from ngheo_desktop.province.pushing import Sender, push
from ngheo_desktop.province.refusals import Busy, Malformed, Refusal, SlowDown, UnknownToken
from ngheo_desktop.records.kinds import FIRST_SCHEMA, SCHEMA

PROTOCOL = 1
_HEADERS = {"Sync-Protocol": str(PROTOCOL)}
_WAIT = "5"  # seconds, told with 429 and 503
_REF = "#/components/schemas/{model}"
_M = TypeVar("_M", bound=BaseModel)


def build_service(database: Database) -> FastAPI:
    """The whole service over one database."""
    service = FastAPI(title="Máy chủ tỉnh của Sổ hộ nghèo", version="1", docs_url=None)
    service.state.database = database
    service.add_middleware(GZipMiddleware, minimum_size=500, compresslevel=6)
    service.middleware("http")(_say_protocol)
    service.add_exception_handler(Refusal, _tell_refusal)
    service.add_exception_handler(RequestValidationError, _tell_malformed)
    service.add_exception_handler(HTTPException, _tell_http)
    _add_routes(service)
    service.openapi = partial(_described, service)  # type: ignore[method-assign]
    return service


def _described(service: FastAPI) -> dict[str, Any]:
    """OpenAPI with the models of bodies, which are read by hand for their compression."""
    if service.openapi_schema is None:
        spec = get_openapi(title=service.title, version=service.version, routes=service.routes)
        models = spec["components"]["schemas"]
        for asked in (Login, Push, Have):
            models.update(asked.model_json_schema(ref_template=_REF).get("$defs", {}))
        service.openapi_schema = spec
    return service.openapi_schema


async def _say_protocol(
    request: Request, go_on: Callable[[Request], Awaitable[Response]]
) -> Response:
    answer = await go_on(request)
    answer.headers.update(_HEADERS)
    return answer


def _tell_refusal(_request: Request, refused: Exception) -> JSONResponse:
    assert isinstance(refused, Refusal)
    told = {"error": refused.code, "message": str(refused), **refused.told}
    waits = isinstance(refused, Busy | SlowDown)
    return JSONResponse(
        told, refused.status, headers=_HEADERS | ({"Retry-After": _WAIT} if waits else {})
    )


def _tell_malformed(request: Request, _error: Exception) -> JSONResponse:
    return _tell_refusal(request, Malformed())


def _tell_http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = {404: "not_found", 405: "method"}.get(error.status_code, "refused")
    told = {"error": code, "message": "Máy chủ không có địa chỉ này."}
    return JSONResponse(told, error.status_code, headers=_HEADERS)


def _database(request: Request) -> Database:
    found: Database = request.app.state.database
    return found


Data = Annotated[Database, Depends(_database)]


def _caller(request: Request, database: Data) -> Caller:
    kind, _space, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token:
        raise UnknownToken
    return caller_of(database, token)


Asking = Annotated[Caller, Depends(_caller)]


def _body(model: type[_M]) -> dict[str, Any]:
    """How a body that may be gzipped stands in the OpenAPI document."""
    schema = model.model_json_schema(ref_template=_REF)
    schema.pop("$defs", None)
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


async def _read(request: Request, model: type[_M]) -> _M:
    body = await read_body(request)
    try:
        return await run_in_threadpool(model.model_validate_json, body)
    except ValidationError as error:
        raise Malformed from error


def _add_routes(service: FastAPI) -> None:
    root = "/sync/v1"
    commune = root + "/c/{commune}"
    service.get(f"{root}/hello")(hello)
    service.post(f"{root}/login", openapi_extra=_body(Login))(login)
    service.post(f"{commune}/push", openapi_extra=_body(Push))(take_push)
    service.get(f"{commune}/changes")(changes)
    service.post(f"{commune}/have", openapi_extra=_body(Have))(have)
    service.get(f"{commune}/digest")(digest)
    service.get(f"{commune}/history")(history)


def hello(database: Data) -> Hello:
    """What the server speaks, without a login."""
    with database.plain() as session:
        epoch = epoch_of(session)
    now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Hello(
        protocol=[PROTOCOL],
        schema_current=SCHEMA,
        schema_min_write=FIRST_SCHEMA,
        epoch=epoch,
        time=now,
    )


async def login(request: Request, database: Data) -> Token:
    """A token for one PC."""
    asked = await _read(request, Login)
    return await run_in_threadpool(log_in, database, asked)


async def take_push(commune: str, request: Request, caller: Asking, database: Data) -> Pushed:
    """Frozen changes of one PC, each judged for itself."""
    caller.require(commune, writing=True)
    message = await _read(request, Push)
    sender = Sender(caller.login, caller.device)
    return await run_in_threadpool(push, database, commune, sender, message)


def changes(
    commune: str, caller: Asking, database: Data, since: int = 0, limit: int = 1000
) -> Changes:
    """The commune's feed above a seq."""
    caller.require(commune)
    return feed.changes_since(database, commune, since, limit)


async def have(commune: str, request: Request, caller: Asking, database: Data) -> Known:
    """Which revs the history holds."""
    caller.require(commune)
    asked = await _read(request, Have)
    return await run_in_threadpool(feed.known_revs, database, commune, asked.revs)


def digest(commune: str, caller: Asking, database: Data) -> Digest:
    """Counts and sums by kind, for the weekly check."""
    caller.require(commune)
    return feed.digest(database, commune)


def history(commune: str, kind: str, id: UUID, caller: Asking, database: Data) -> Past:
    """Every version of one record."""
    caller.require(commune)
    return feed.history_of(database, commune, kind, id)
