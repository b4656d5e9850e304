"""A PDF that a screen reader takes up: its language, its title in the window, its pages in the order of reading.

Qt draws pages and names neither the language nor what is text (SGQRI 008, PDF/UA): each page becomes one section of
the document's structure, in the order in which it was drawn. An update is appended, what Qt wrote stays as it was.
"""

import io

from guichet.domain.wording import Lang


def tagged(document: bytes, lang: Lang) -> bytes:
    """Return a PDF of `pdf_writer` with its structure, its language and its title shown as the window's."""
    # pypdf is needed only where a file is written.
    from pypdf import PdfWriter
    from pypdf.generic import (
        ArrayObject,
        BooleanObject,
        DecodedStreamObject,
        DictionaryObject,
        NameObject,
        NumberObject,
        PdfObject,
        TextStringObject,
    )

    def name(word: str) -> NameObject:
        return NameObject(f"/{word}")

    def dictionary(**entries: PdfObject) -> DictionaryObject:
        return DictionaryObject({name(key): value for key, value in entries.items()})

    def stream(content: bytes) -> PdfObject:
        made = DecodedStreamObject()
        made.set_data(content)
        return writer._add_object(made)

    writer = PdfWriter(io.BytesIO(document), incremental=True)
    begins, ends = stream(b"/Sect <</MCID 0>> BDC\n"), stream(b"\nEMC\n")
    root = dictionary(Type=name("StructTreeRoot"))
    whole = dictionary(Type=name("StructElem"), S=name("Document"))
    root_at, whole_at = writer._add_object(root), writer._add_object(whole)
    sections, parents = ArrayObject(), ArrayObject()
    for number, page in enumerate(writer.pages):
        section = writer._add_object(
            dictionary(
                Type=name("StructElem"),
                S=name("Sect"),
                P=whole_at,
                Pg=page.indirect_reference or page,
                K=NumberObject(0),
            )
        )
        sections.append(section)
        parents.extend((NumberObject(number), ArrayObject([section])))
        page[name("Contents")] = ArrayObject([begins, page.raw_get("/Contents"), ends])
        page[name("StructParents")] = NumberObject(number)
        page[name("Tabs")] = name("S")
    whole[name("P")] = root_at
    whole[name("K")] = sections
    root[name("K")] = whole_at
    root[name("ParentTree")] = writer._add_object(dictionary(Nums=parents))
    root[name("ParentTreeNextKey")] = NumberObject(len(writer.pages))
    catalog = writer.root_object
    catalog[name("StructTreeRoot")] = root_at
    catalog[name("MarkInfo")] = dictionary(Marked=BooleanObject(True))
    catalog[name("Lang")] = TextStringObject(f"{lang}-CA")
    catalog[name("ViewerPreferences")] = dictionary(DisplayDocTitle=BooleanObject(True))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
