"""What a WFS says of itself: its feature types, their CRSs and formats, and whether it gives pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, fromstring  # see `parsed_xml` # nosec B405

from furrow.engine.contract.errors import InputError
from furrow.engine.transfer.answers import Answer, UnexpectedAnswerError, described

__all__ = ["FeatureType", "WFSCapabilities", "parsed_xml", "read_capabilities"]

_LARGEST = 64_000_000  # bytes; services with ten thousand feature types stay below
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WORDS = 200  # characters of a service's own explanation that are shown


@dataclass(frozen=True)
class FeatureType:
    """A feature type.

    Attributes:
        name: As the service writes it, with its prefix.
        title: Its title.
        crs_names: What its CRSs are called by the service, the default one first.
        formats: Output formats of its own; empty for those of the service.
    """

    name: str
    title: str
    crs_names: tuple[str, ...]
    formats: tuple[str, ...]


@dataclass(frozen=True)
class WFSCapabilities:
    """What a WFS can.

    Attributes:
        version: "2.0.0", "1.1.0" ...
        address: Address of GetFeature by GET, or empty.
        types: Its feature types.
        formats: Output formats of GetFeature.
        paging: Whether it says that results come in pages.
        limit: Most features of one answer; None where it does not say.
    """

    version: str
    address: str
    types: tuple[FeatureType, ...]
    formats: tuple[str, ...]
    paging: bool
    limit: int | None


def parsed_xml(answer: Answer) -> Element:
    """Return the root of an XML answer.

    Entities are the danger of XML: they can read files and fill the memory. A document type, without which there are
    none, is refused before anything is parsed; so is an encoding in which it could not be seen.

    Raises:
        UnexpectedAnswerError: It is no XML, or one of these.
        InputError: It is an exception of the service, whose words are shown.
    """
    body = answer.body
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or b"\x00" in body[:1000]:
        raise UnexpectedAnswerError(f"it sent no XML but {described(answer)}")
    if _DECLARATION.search(body) or len(body) > _LARGEST:
        raise UnexpectedAnswerError(f"it sent no plain XML but {described(answer)}")
    try:
        root = fromstring(body)  # no document type, so no entities # noqa: S314 # nosec B314
    except (ParseError, LookupError, ValueError) as error:
        raise UnexpectedAnswerError(f"it sent XML that is not whole, {described(answer)}") from error
    if _local(root).lower() == "html":
        raise UnexpectedAnswerError("it sent no XML but a web page")
    if _local(root) in ("ExceptionReport", "ServiceExceptionReport"):
        words = " ".join(" ".join(root.itertext()).split())[:_WORDS]
        raise InputError(f"The WFS refuses the request ({words or 'without a reason'}): check the parameters.")
    return root


def read_capabilities(root: Element) -> WFSCapabilities:
    """Return what a capabilities document of WFS 1.1.0 or 2.0.x says.

    Raises:
        InputError: It is one of another version, or of another service.
    """
    version = root.get("version", "")
    if _local(root) != "WFS_Capabilities" or not version.startswith(("2.0", "1.1")):
        raise InputError(
            f"The service is no WFS of version 1.1 or 2.0 but '{_local(root)}' {version}: check the address."
        )
    operation = next((each for each in _all(root, "Operation") if each.get("name") == "GetFeature"), None)
    limits = [text for name in ("CountDefault", "DefaultMaxFeatures") for text in _constraint(root, name)]
    return WFSCapabilities(
        version,
        "" if operation is None else _address(operation),
        tuple(_feature_type(each) for each in _all(root, "FeatureType")),
        () if operation is None else _formats(operation),
        "TRUE" in (text.upper() for text in _constraint(root, "ImplementsResultPaging")),
        next((int(text) for text in limits if text.isdigit()), None),
    )


def _feature_type(element: Element) -> FeatureType:
    names = [
        text
        for kind in ("DefaultCRS", "DefaultSRS", "OtherCRS", "OtherSRS")
        for each in _all(element, kind)
        if (text := (each.text or "").strip())
    ]
    formats = [
        text for group in _all(element, "OutputFormats") for each in group if (text := (each.text or "").strip())
    ]
    return FeatureType(_text(element, "Name"), _text(element, "Title"), tuple(names), tuple(formats))


def _formats(operation: Element) -> tuple[str, ...]:
    found = []
    for parameter in _all(operation, "Parameter"):
        if parameter.get("name", "").casefold() == "outputformat":
            found += [(value.text or "").strip() for value in _all(parameter, "Value")]
    return tuple(text for text in found if text)


def _constraint(root: Element, name: str) -> list[str]:
    """Return the values of a constraint of the service."""
    found = [each for each in _all(root, "Constraint") if each.get("name") == name]
    return [(value.text or "").strip() for each in found for value in each.iter()]


def _address(operation: Element) -> str:
    for get in _all(operation, "Get"):
        for name, value in get.attrib.items():
            if name.rpartition("}")[2] == "href":
                return value
    return ""


def _text(element: Element, name: str) -> str:
    found = next((each for each in element if _local(each) == name), None)
    return "" if found is None else (found.text or "").strip()


def _all(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if _local(each) == name)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
