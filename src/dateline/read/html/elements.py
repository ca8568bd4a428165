"""The HTML elements that rendering treats in ways of their own, by name."""

from __future__ import annotations


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Elements that have no content and no end tag.
VOID = _names(
    """
    area base br col embed hr img input link meta param source track wbr
    """
)

#: Elements whose content is no text of the page: code, data, other documents, form values.
NOT_TEXT = _names(
    """
    applet audio canvas datalist embed frameset head iframe map noembed noframes noscript object
    script style svg template textarea title video
    """
)

#: Elements that stand on lines of their own (HTML standard, 15.3), and form controls, which stand apart.
BLOCKS = _names(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li listing
    main menu nav ol optgroup option p plaintext pre search section select summary table tbody td
    tfoot th thead tr ul xmp
    """
)

#: Elements that keep their white space.
PREFORMATTED = _names(
    """
    listing plaintext pre xmp
    """
)

#: Block elements whose text is sentences, which an inline element does not break.
SENTENCES = _names(
    """
    blockquote caption dd dt figcaption h1 h2 h3 h4 h5 h6 li p pre td th
    """
)
