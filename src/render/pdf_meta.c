/* Metadata, without a time: the same letter is the same file whenever it is
 * made. */
#include "render/pdf_meta.h"

#include <string.h>

#include "render/pdf_put.h"

#define PRODUCER "Vernacular"

static const char before_title[] =
	"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
	"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
	"<rdf:Description rdf:about=\"\""
	" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
	" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">"
	"<pdfuaid:part>1</pdfuaid:part>"
	"<pdf:Producer>" PRODUCER "</pdf:Producer>"
	"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">";
static const char before_lang[] =
	"</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>";
static const char after_lang[] = "</rdf:li></rdf:Bag></dc:language>"
				 "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
				 "<?xpacket end=\"r\"?>";

static void
put_xml(struct buf *b, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '&':
			pdf_put(b, "&amp;");
			break;
		case '<':
			pdf_put(b, "&lt;");
			break;
		case '>':
			pdf_put(b, "&gt;");
			break;
		default:
			buf_char(b, *text);
		}
	}
}

uint32_t
pdf_meta_write(struct pdf_file *file, const char *title, const char *lang)
{
	const uint32_t number = pdf_file_number(file);
	struct buf xml = {0};

	pdf_put(&xml, before_title);
	put_xml(&xml, title);
	pdf_put(&xml, before_lang);
	put_xml(&xml, lang);
	pdf_put(&xml, after_lang);
	pdf_file_stream_as_is(file, number, "/Type/Metadata/Subtype/XML",
			      xml.bytes, xml.count);
	buf_free(&xml);
	return number;
}

uint32_t
pdf_meta_info(struct pdf_file *file, const char *title)
{
	const uint32_t number = pdf_file_number(file);
	struct buf *b = pdf_file_object(file, number);

	pdf_put(b, "<</Title");
	pdf_put_text(b, title);
	pdf_put(b, "/Producer(" PRODUCER ")>>");
	return number;
}
