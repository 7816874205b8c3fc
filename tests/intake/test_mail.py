"""A message is a document, its header says who speaks; what it carries is read as well."""

import base64
import quopri
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake import tools
from tests.intake.tools import only, roles, zipped

from sayso.intake import article
from sayso.records.articles import Document, Role
from sayso.records.places import Outcome

ONE = "The port of Orvale will reopen on Monday, a harbour official said."
TWO = "The union called the plan unacceptable, and warned of a longer strike."
HTML = f"<html><body><h1>Dockers stay out</h1><p>{ONE}</p><p>{TWO}</p></body></html>"
SHOWN = f"Dockers stay out\n{ONE}\n{TWO}"


def read(data: bytes, name: str = "pile/a.eml") -> Outcome[Document]:
    return tools.read(data, name)


def mail(**fields: str) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    first = {"From": "The Orvale Courier <news@courier.example>", "Subject": "Dockers stay out"}
    more = {"Date": "Sat, 03 May 2031 18:05:11 +0200", "Message_ID": "<1@courier.example>"}
    for name, value in {**first, **more, **fields}.items():
        if value:
            made[name.replace("_", "-")] = value
    return made


def newsletter(**fields: str) -> EmailMessage:
    made = mail(List_Unsubscribe="<https://courier.example/u>", **fields)
    made.set_content(f"View in browser\n\n{ONE}\n")
    made.add_alternative(HTML, subtype="html", cte="quoted-printable")
    return made


def raw(head: str, body: bytes | str) -> bytes:
    plain = body.encode() if isinstance(body, str) else body
    first = f"From: a@b.example\nMIME-Version: 1.0\n{head}\n\n".replace("\n", "\r\n")
    return first.encode("utf-8") + plain


def test_a_newsletter_is_its_page_with_what_the_header_states() -> None:
    found = read(newsletter().as_bytes(), "pile/news.eml")

    (document,) = found.items
    assert document.text == SHOWN
    assert document.media_type == "message/rfc822"
    assert document.path == "pile/news.eml"
    assert document.stated.title == "Dockers stay out"
    assert document.stated.outlet == "The Orvale Courier"
    assert not document.stated.authors
    assert document.stated.published == "Sat, 03 May 2031 18:05:11 +0200"
    (made,) = article(document).items
    assert made.published
    assert str(made.published.earliest) == "2031-05-03"
    assert not found.findings


@pytest.mark.parametrize(
    ("sender", "listed", "outlet", "authors"),
    [
        ("The Orvale Courier <n@c.example>", "<courier.example>", "The Orvale Courier", ()),
        ("Dana Orlo <d@c.example>", "Harbour Watch <w.c.example>", "Harbour Watch", ("Dana Orlo",)),
        (
            "Dana Orlo from The Harbour Letter <letter@substack.com>",
            "<letter.substack.com>",
            "The Harbour Letter",
            ("Dana Orlo",),
        ),
        ("Tidewater <t@c.example>", "0a1b2c3d4e5f67mc list <0a1b2c.9.list-id.x>", "Tidewater", ()),
        ("Milo Trenn <press@port.example>", "", "", ("Milo Trenn",)),
        (
            '"Milo Trenn, The Orvale Courier" <m@c.example>',
            "",
            "The Orvale Courier",
            ("Milo Trenn",),
        ),
        ("=?utf-8?B?RMOhbmEgT3Jsbw==?= <d@c.example>", "", "", ("Dána Orlo",)),
        ("press@port.example", "", "", ()),
    ],
)
def test_who_speaks_is_read_from_the_header(
    sender: str, listed: str, outlet: str, authors: tuple[str, ...]
) -> None:
    head = f"Subject: Port\nFrom: {sender}\nMIME-Version: 1.0"
    head += f"\nList-Id: {listed}" if listed else ""
    (document,) = read(f"{head}\n\n{ONE}\n".encode(), "pile/a.eml").items

    assert (document.stated.outlet, document.stated.authors) == (outlet, authors)


PASSED_ON = """{mark}
From: {sender}
Date: Thu, Apr 3, 2031 at 7:02 AM
Subject: What the dockers want
To: Ann Reader <ann@mail.example>

"""
PASSING = (
    "From: Ann Reader <ann@mail.example>\nSubject: Fwd: letter\nDate: Sat, 5 Apr 2031 09:00 +0000"
)


@pytest.mark.parametrize(
    "mark",
    [
        "---------- Forwarded message ---------",
        "-------- Forwarded Message --------",
        "Begin forwarded message:",
        "-------- Weitergeleitete Nachricht --------",
    ],
)
@pytest.mark.parametrize("form", ["plain", "html"])
def test_a_mail_that_is_passed_on_keeps_who_wrote_it_and_when(mark: str, form: str) -> None:
    text = "See below.\n\n" + PASSED_ON.format(mark=mark, sender="The Orvale Courier <n@c.example>")
    head = f"{PASSING}\nContent-Type: text/{form}"
    shown = text.replace("<", "&lt;").replace("\n", "<br>")
    lines = f"<div>{shown}</div>" if form == "html" else text
    (document,) = read(f"{head}\n\n{lines}{ONE}\n".encode(), "pile/a.eml").items

    stated = document.stated
    assert (stated.outlet, stated.authors) == ("The Orvale Courier", ())
    assert (stated.title, stated.published) == (
        "What the dockers want",
        "Thu, Apr 3, 2031 at 7:02 AM",
    )


def test_of_a_mail_that_was_passed_on_twice_the_inner_one_counts() -> None:
    outer = PASSED_ON.format(mark="Begin forwarded message:", sender="Milo Trenn <m@x.example>")
    inner = PASSED_ON.format(mark="Begin forwarded message:", sender="Harbour Post <h@x.example>")
    (document,) = read(f"{PASSING}\n\n{outer}{inner}{ONE}\n".encode(), "pile/a.eml").items

    assert document.stated.outlet == "Harbour Post"


def test_what_only_looks_passed_on_is_the_senders() -> None:
    mark = "---------- Forwarded message ---------"
    for text in (f"{mark}\n{ONE}", f"{ONE * 20}\n{PASSED_ON.format(mark=mark, sender='X Post')}"):
        (document,) = read(f"{PASSING}\n\n{text}\n".encode(), "pile/a.eml").items

        assert document.stated.authors == ("Ann Reader",)


def test_the_address_of_a_post_is_the_documents() -> None:
    (document,) = read(
        newsletter(
            List_Id="<letter.substack.example>",
            List_Post="<https://letter.substack.example/p/what-the-dockers-want>",
        ).as_bytes()
    ).items

    assert document.url == "https://letter.substack.example/p/what-the-dockers-want"


def test_the_page_of_a_list_is_no_address_of_a_message() -> None:
    head = "List-Post: <https://groups.example/group/harbour/post>, <mailto:harbour@groups.example>"

    assert read(raw(head, ONE)).items[0].url == ""


@pytest.mark.parametrize("page", ["", "<html><body><img src='cid:1'></body></html>"])
def test_a_page_without_text_gives_way_to_the_plain_form(page: str) -> None:
    made = mail()
    made.set_content(f"{ONE}\n\n{TWO}\n")
    made.add_alternative(page, subtype="html")

    (document,) = read(made.as_bytes()).items

    assert document.text.rstrip() == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("coding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_charset_and_transfer_encoding_are_undone(coding: str, charset: str) -> None:
    text = "Le café à Orvale a rouvert, a déclaré le maire."
    data = text.encode(charset)
    if coding == "base64":
        data = base64.encodebytes(data)
    elif coding == "quoted-printable":
        data = quopri.encodestring(data, quotetabs=True)
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {coding}"

    (document,) = read(raw(head, data), "pile/a.eml").items

    assert document.text.rstrip() == text


def test_encoded_words_are_joined_where_they_split_a_letter() -> None:
    head = "Subject: =?UTF-8?Q?Gr=C3?=\n =?UTF-8?Q?=A8ve_au_port?= - =?iso-8859-1?q?caf=E9?="

    assert read(raw(head, ONE)).items[0].stated.title == "Grève au port - café"


def test_a_raw_header_is_read_all_the_same() -> None:
    head = raw("Subject: Grève au port", ONE).decode().encode("latin-1")

    assert read(head).items[0].stated.title == "Grève au port"


def test_marks_of_reply_and_forward_are_no_title() -> None:
    assert read(raw("Subject: Fwd: RE: AW: Port", ONE)).items[0].stated.title == "Port"


def test_soft_line_breaks_are_taken_out() -> None:
    head = 'Content-Type: text/plain; charset="utf-8"; format=flowed'
    body = "The port will \r\nreopen.\r\n\r\nNo date \r\nwas given.\r\n-- \r\nDana\r\n"

    (document,) = read(raw(head, body)).items

    assert document.text == "The port will reopen.\n\nNo date was given.\n-- \nDana\n"


def test_attachments_and_forwarded_messages_are_documents_of_their_own() -> None:
    made = mail(Subject="Press release")
    made.set_content(f"{ONE}\n")
    made.add_attachment(f"{TWO}\n", filename="annex: two.txt")
    made.add_attachment(HTML, subtype="html", filename="../page.html")
    made.add_attachment(b"\x89PNG\r\n\x1a\n" + bytes(99), "image", "png", filename="quay.png")
    made.add_attachment(newsletter(Subject="An earlier story"))

    found = read(made.as_bytes(), "pile/release.eml")

    assert [(document.path, document.text.strip()) for document in found.items] == [
        ("pile/release.eml", ONE),
        ("pile/release.eml/annex_ two.txt", TWO),
        ("pile/release.eml/page.html", SHOWN),
        ("pile/release.eml/3", SHOWN),
    ]
    assert found.items[3].stated.title == "An earlier story"
    assert not found.findings


def test_a_zip_by_mail_is_opened() -> None:
    made = mail()
    made.set_content(f"{ONE}\n")
    packed = zipped({"a.txt": TWO.encode()})
    made.add_attachment(packed, "application", "zip", filename="all.zip")

    found = read(made.as_bytes(), "a.eml")

    assert [document.path for document in found.items] == ["a.eml", "a.eml/all.zip/a.txt"]


def test_forwarded_over_and_over_is_refused_in_the_end() -> None:
    made = newsletter()
    for _ in range(6):
        outer = mail()
        outer.set_content(f"{ONE}\n")
        outer.add_attachment(made)
        made = outer

    found = read(made.as_bytes())

    assert len(found.items) == 4
    assert [finding.code for finding in found.findings] == ["IN211"]


def test_an_encrypted_message_is_named() -> None:
    head = 'Content-Type: multipart/encrypted; boundary="b"'

    assert only(read(raw(head, "--b\r\n\r\nVersion: 1\r\n--b--\r\n"))).code == "IN212"


def test_a_message_of_pictures_is_named() -> None:
    assert only(read(raw("Content-Type: image/png", b"\x89PNG"))).code == "IN203"


def test_texts_around_an_attachment_are_one_text() -> None:
    part = "--b\r\nContent-Type: text/plain\r\n\r\n{}\r\n"
    body = part.format(ONE) + "--b\r\nContent-Type: image/png\r\n\r\n....\r\n" + part.format(TWO)

    (document,) = read(raw("Content-Type: multipart/mixed; boundary=b", body + "--b--")).items

    assert document.text == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("body", ["--b\r\n\r\n" + ONE, ONE, f"{ONE}\r\n--b--\r\n"])
def test_a_boundary_that_fails_loses_no_text(body: str) -> None:
    (document,) = read(raw("Content-Type: multipart/mixed; boundary=b", body)).items

    assert ONE in document.text


def test_a_message_of_apple_mail_has_its_length_in_front_and_properties_behind() -> None:
    message = raw("Subject: Port", f"{ONE}\n")
    data = f"{len(message)}   \n".encode() + message + b'<?xml version="1.0"?><plist/>'

    (document,) = read(data, "pile/1.emlx").items

    assert document.text == f"{ONE}\n"


@pytest.mark.parametrize(
    "text",
    [
        "From: the harbour\nTo: the hill\n\nA walk in Orvale.",
        "Date: Saturday\nPlace: Orvale\n\nThe port will reopen.",
        "From the port at 10:30 one sees the hill.\nNote: it is steep.",
        "ORLO: Will it reopen?\nTRENN: On Monday.",
    ],
)
def test_prose_with_colons_is_no_mail(text: str) -> None:
    assert read(text.encode(), "pile/a.txt").items[0].text == text


def test_a_file_named_as_mail_that_is_none_is_said() -> None:
    (finding,) = read(ONE.encode(), "pile/a.eml").findings

    assert finding.message == "is named like mail, but holds text; read as text"


def test_words_that_mail_puts_around_a_story_are_no_story() -> None:
    page = (
        "View this email in your browser",
        ONE,
        TWO,
        "You received this email because you signed up at courier.example.",
        "Unsubscribe | Preferences",
    )
    banner = Role.BANNER

    assert roles("\n".join(page)) == [banner, Role.BODY, Role.BODY, banner, banner]


def mailbox(*messages: bytes, end: bytes = b"\n") -> bytes:
    line = b"From 1799@xxx Sat May 03 18:05:12 +0000 2031\n"
    whole = b"".join(line + message.replace(b"\r\n", b"\n") + b"\n" for message in messages)
    return whole.replace(b"\n", end)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_mailbox_gives_its_messages_by_their_ids(end: bytes) -> None:
    data = mailbox(newsletter().as_bytes(), raw("Subject: Port", ONE), end=end)

    found = read(data, "pile/all.mbox")

    assert [document.path for document in found.items] == [
        "pile/all.mbox#1@courier.example",
        "pile/all.mbox#2",
    ]
    assert [document.text.strip() for document in found.items] == [SHOWN, ONE]


def test_lines_that_begin_with_from_part_no_message() -> None:
    body = ">From the quay.\n>>From him.\n\nFrom the hill at 10:30 all was quiet.\n\nHe left."
    (document,) = read(mailbox(raw("Subject: Port", body))).items

    assert document.text == "From the quay.\n>From him.\n\nFrom the hill" + body[42:] + "\n"


def test_a_broken_message_leaves_the_others_whole() -> None:
    data = mailbox(raw("Subject: Port", ""), b"\x00\xff\n\n", raw("Subject: Port", ONE))

    found = read(data)

    assert [document.text.strip() for document in found.items][-1] == ONE


def test_messages_of_one_trouble_are_counted_in_the_end() -> None:
    found = read(mailbox(*[raw("Subject: Port", "")] * 150), "pile/all.mbox")

    codes = [finding.code for finding in found.findings]
    assert codes == ["IN203"] * 100 + ["IN222"]
    assert found.findings[-1].message.startswith("50 more records of this file")


def test_many_boundaries_are_read_in_bounded_time() -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(3000)
    )
    flat = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n" * 300_000

    for data in (nested, flat):
        read(b"MIME-Version: 1.0\r\n" + data + ONE.encode())


def test_of_parts_and_words_nothing_breaks_the_reader() -> None:
    for head in (
        "Content-Type: text/plain; charset*=utf-8''%FF; name*0*=a; name*1=b",
        "Content-Type: ; ; =; boundary",
        'Content-Type: multipart/mixed; boundary="',
        "Content-Type: text/plain; charset=no-such-thing",
        "Subject: =?utf-8?B?A?= =?nope?Q?=ZZ?= =?utf-8?B?====?=",
    ):
        assert read(raw(head, ONE)).items


PIECES = st.one_of(
    st.binary(max_size=20),
    st.sampled_from(
        [
            *(b"--b\r\n", b"--b--\r\n", b"\r\n\r\n", b"\n", b"Content-Type: multipart/mixed"),
            *(b"; boundary=b\r\n", b"Content-Type: message/rfc822\r\n", b"; charset=utf-16"),
            *(
                b"Content-Transfer-Encoding: base64\r\n",
                b"=?utf-8?B?w7?=",
                b"multipart/alternative",
            ),
            *(
                b"Subject: ",
                ONE.encode(),
                b"From 1@x Sat May 03 18:05:12 2031\nFrom: a\n",
                b"\n>From ",
            ),
            *(b"Content-Disposition: attachment; filename*=utf-8''%2F..%2Fa.txt\r\n", b"=\r\n"),
        ]
    ),
)
HEADS = st.sampled_from(
    [
        b"MIME-Version: 1.0\r\nFrom: a\r\n",
        b"From 1@x Sat May 03 18:05:12 2031\nSubject: a\n",
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n",
        b"MIME-Version: 1.0\r\nFrom: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\n",
    ]
)


@given(HEADS, st.lists(PIECES, max_size=15))
def test_any_bytes_give_documents_or_findings(head: bytes, pieces: list[bytes]) -> None:
    data = head + b"".join(pieces)

    found = read(data, "pile/a")

    assert found.items or found.findings
    assert found == read(data, "pile/a")
    assert all(document.text.strip() for document in found.items)


@given(st.integers(0, 1500), st.integers(0, 7))
def test_a_broken_off_or_spoilt_message_gives_documents_or_findings(at: int, bit: int) -> None:
    data = bytearray(mailbox(newsletter().as_bytes(), mail().as_bytes()))
    assert read(bytes(data[:at])).items or read(bytes(data[:at])).findings
    data[at % len(data)] ^= 1 << bit

    found = read(bytes(data))

    assert found.items or found.findings


@pytest.mark.parametrize("kind", ["application/ms-tnef", "application/octet-stream"])
def test_winmail_dat_is_named(kind: str) -> None:
    message = newsletter()
    main, sub = kind.split("/")
    message.add_attachment(b"\x78\x9f\x3e\x22\1\2", main, sub, filename="winmail.dat")

    found = read(message.as_bytes())

    (finding,) = found.findings
    assert (finding.code, finding.path) == ("IN205", "pile/a.eml/winmail.dat")
    assert [document.text for document in found.items] == [SHOWN]


@pytest.mark.parametrize(
    "row",
    [
        "You are receiving this because you subscribed.",
        "Manage your preferences | Unsubscribe",
        "Update your profile",
        "Read in app",
        "Forwarded this email? Subscribe here for more",
        "See more results | Edit this alert",
    ],
)
def test_buttons_of_newsletters_are_no_story(row: str) -> None:
    assert roles(f"{ONE}\n\n{TWO}\n\n{row}")[2:] == [Role.BANNER]
