/* What the writer and the reader of Word files both know. Source: ECMA-376,
 * Office Open XML, part 1. */
#ifndef VERNACULAR_NOTICE_PARCEL_DOCX_H
#define VERNACULAR_NOTICE_PARCEL_DOCX_H

#define DOCX_W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DOCX_R                                                                 \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define DOCX_RELATIONS                                                         \
	"http://schemas.openxmlformats.org/package/2006/relationships"
#define DOCX_DC "http://purl.org/dc/elements/1.1/"

/* Styles by the ids that survive a word processor. */
#define DOCX_STYLE_NOTE "VernacularNote"   /* a paragraph for the translator */
#define DOCX_STYLE_FIELD "VernacularField" /* a run that stays as it is */

/* Hidden text before the English of a row: its id between these. */
#define DOCX_ID_OPEN "[id "
#define DOCX_ID_CLOSE "]"

/* The document's subject, and hidden text in the heading: "vernacular
 * NAME TAG". */
#define DOCX_ABOUT "vernacular "

#endif
