// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 the patuh authors
#include "model/table.h"

#include "fixture.h"

// --- rows to evidence. Items a and b are numbers, t and u have options and levels, s asks respondents.

#define WANTED "evidence: [{id: foto, kind: photo, label: F}]"
#define ITEMS                                                                                  \
	ITEM_WITH("a", "optional: true, " WANTED)                                              \
	ITEM_WITH("b", "evidence: [{id: foto, kind: photo, label: F}, {id: surat, kind: "      \
	               "document, label: S}]")                                                 \
	"{id: t, label: T, scale: {of: count, options: [{id: x, label: Kotak Saran}, {id: y, " \
	"label: Y}, {id: z, label: Z}], steps: [{from: 0, value: 0}, {from: 3, value: 1}]}}, " \
	"{id: u, label: U, scale: ada}, " GROUP(                                               \
		"g", "{id: s, label: S, scale: angka, per: respondent}, ")
#define OF_PRODUCTS RUBRIC("object: product\ntop: 100\n", ITEMS)
#define OF_UNITS UNIT_RUBRIC("", ITEMS)

#define FOLDER "patuh: folder/1\nrubric: r\ninstitution: Kota\nperiod: 2026-1\n"
#define ONE_UNIT FOLDER "units: [{id: dinas, name: Dinas Satu}]\n"
#define PRODUCTS                                                                             \
	FOLDER "units: [{id: dinas, name: Dinas Satu, groups: [mpp], weight: 3, products: [" \
	       "{id: akta, name: Akta Lahir}, {id: ktp, name: KTP}]}]\n"
#define TWO_UNITS FOLDER "units:\n- {id: dinas, name: Dinas Satu}\n- {id: camat, name: Camat Dua}\n"

enum {
	TABLES_MOST = 3
};

// Units as "id(name; products): entries", entries as product/item@respondent=answer.
static const struct {
	const char *name, *rubric, *head;
	const char *tables[TABLES_MOST];
	const char *units; // NULL: no document
	const char *findings;
} tables[] = {
	// long
	{"one unit of patuh.yaml needs no column",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\na,1\nu,ada\n"},
         "dinas(Dinas Satu): a=1 u=ada",
         ""},
	{"heads in Indonesian",
         OF_UNITS,
         ONE_UNIT,
         {"indikator;jawaban;tidak_berlaku;status_bukti;catatan\na;1;;verified;Baik\n"},
         "dinas(Dinas Satu): a=1!'Baik'",
         ""},
	{"heads in any case and order",
         OF_UNITS,
         ONE_UNIT,
         {"ANSWER,Note,Item,Unit\n1,x,a,dinas\n"},
         "dinas(Dinas Satu): a=1'x'",
         ""},
	{"both languages in one head",
         OF_UNITS,
         ONE_UNIT,
         {"unit,indikator,answer,catatan\ndinas,a,1,x\n"},
         "dinas(Dinas Satu): a=1'x'",
         ""},
	{"a unit by its name",
         OF_UNITS,
         TWO_UNITS,
         {"unit,item,answer\nDINAS satu,a,1\ncamat,a,0\ndinas,b,1\n"},
         "dinas(Dinas Satu): a=1 b=1 / camat(Camat Dua): a=0",
         ""},
	{"an id made of a name",
         OF_UNITS,
         FOLDER,
         {"unit,item,answer\n\"RSUD  dr. Soe-tomo, (Kota)!\",a,1\n"},
         "rsud-dr.-soe-tomo-kota(RSUD  dr. Soe-tomo, (Kota)!): a=1",
         ""},
	{"units in the order of the rows",
         OF_UNITS,
         TWO_UNITS,
         {"unit,item,answer\ncamat,a,1\nbaru,a,1\ndinas,a,1\ncamat,b,0\n"},
         "camat(Camat Dua): a=1 b=0 / baru(baru): a=1 / dinas(Dinas Satu): a=1",
         ""},
	{"not applicable, missing, rejected",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,na,status\na,,Daring saja,\nb,,,missing\nu,ada,,rejected\n"},
         "dinas(Dinas Satu): a=na:Daring saja b=- u=ada~",
         ""},
	{"a direct value of a group",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\ng,75\n"},
         "dinas(Dinas Satu): g=75",
         ""},
	{"respondents",
         OF_UNITS,
         ONE_UNIT,
         {"item,responden,answer\ns,r1,1\ns,r2,0.5\n"},
         "dinas(Dinas Satu): s@r1=1 s@r2=0.5",
         ""},

	// numbers
	{"a decimal comma",
         OF_UNITS,
         ONE_UNIT,
         {"item;answer\na;0,25\n"},
         "dinas(Dinas Satu): a=0.25",
         ""},
	{"a decimal comma in quotes",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\na,\"0,25\"\n"},
         "dinas(Dinas Satu): a=0.25",
         ""},
	{"a separator of thousands is no number",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\ng,\"1,234.5\"\n"},
         "dinas(Dinas Satu):",
         "136@2:3"},
	{"a number that is none",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\na,tinggi\nb,1\n"},
         "dinas(Dinas Satu): b=1",
         "136@2:3"},

	// options
	{"options by semicolon",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\nt,x; y\n"},
         "dinas(Dinas Satu): t=x, y",
         ""},
	{"options by comma",
         OF_UNITS,
         ONE_UNIT,
         {"item;answer\nt;x, y,z\n"},
         "dinas(Dinas Satu): t=x, y, z",
         ""},
	{"options by bar, empty ones left out",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\nt,| x || z |\n"},
         "dinas(Dinas Satu): t=x, z",
         ""},
	{"an option by its label",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\nt,kotak saran\n"},
         "dinas(Dinas Satu): t=kotak saran",
         ""},
	{"a count instead of options",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\nt,2\n"},
         "dinas(Dinas Satu): t=2",
         ""},
	{"an option that is none",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\nt,x; w\n"},
         "dinas(Dinas Satu):",
         "326@2:3"},
	{"an option twice",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\nt,x; X\n"},
         "dinas(Dinas Satu):",
         "327@2:3"},

	// products
	{"products by id and name",
         OF_PRODUCTS,
         PRODUCTS,
         {"product,item,answer\nakta,a,1\nKtp,a,0\nakta lahir,b,1\n"},
         "dinas(Dinas Satu; akta=Akta Lahir, ktp=KTP; mpp; 3): akta/a=1 ktp/a=0 akta/b=1",
         ""},
	{"a product without rows stays",
         OF_PRODUCTS,
         PRODUCTS,
         {"produk,item,answer\nktp,a,0\n"},
         "dinas(Dinas Satu; akta=Akta Lahir, ktp=KTP; mpp; 3): ktp/a=0",
         ""},
	{"a product that is not declared",
         OF_PRODUCTS,
         PRODUCTS,
         {"produk,item,answer\nIzin Usaha,a,0\nIzin Usaha,b,1\n"},
         "dinas(Dinas Satu; akta=Akta Lahir, ktp=KTP, izin-usaha=Izin Usaha; mpp; 3): "
         "izin-usaha/a=0 izin-usaha/b=1",
         ""},
	{"products of two units",
         OF_PRODUCTS,
         FOLDER,
         {"unit,produk,item,answer\nX,P,a,0\nY,P,a,1\n"},
         "x(X; p=P): p/a=0 / y(Y; p=P): p/a=1",
         ""},
	{"two names of one id",
         OF_PRODUCTS,
         FOLDER,
         {"unit,produk,item,answer\nX,Akta A,a,0\nX,akta-a,b,1\n"},
         "x(X; akta-a=Akta A, akta-a=akta-a): akta-a/a=0 akta-a/b=1",
         "305@3:3+2:3"},
	{"a product where none is wanted",
         OF_UNITS,
         ONE_UNIT,
         {"item,produk,answer\na,p,1\n"},
         "dinas(Dinas Satu; p=p):",
         "309@2:3"},
	{"no product where one is wanted",
         OF_PRODUCTS,
         ONE_UNIT,
         {"item,answer\na,1\n"},
         "dinas(Dinas Satu):",
         "308@2:1"},

	// attachments
	{"the only evidence that is wanted",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,file,date,expires\na,1,f.jpg,2026-05-01,2027-05-01\n"},
         "dinas(Dinas Satu): a=1[foto:f.jpg 2026-05-01 2027-05-01]",
         ""},
	{"heads of evidence in Indonesian",
         OF_UNITS,
         ONE_UNIT,
         {"indikator,jawaban,bukti,tautan,tanggal,berlaku_sampai\nb,1,surat,http://x,2026-05-01,2027-05-01\n"},
         "dinas(Dinas Satu): b=1[surat:http://x 2026-05-01 2027-05-01]",
         ""},
	{"one of several must be named",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,berkas\nb,1,f.jpg\n"},
         "dinas(Dinas Satu): b=1[:f.jpg]",
         ""},
	{"evidence that is not wanted",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,bukti,file\na,1,fotto,f.jpg\n"},
         "dinas(Dinas Satu): a=1[:f.jpg]",
         "319@2:5~foto"},
	{"file and link",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,file,url\na,1,f.jpg,http://x\n"},
         "dinas(Dinas Satu): a=1[foto:f.jpg]",
         "318@2:5"},
	{"a date without a file",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,file,date\na,1,,2026-05-01\n"},
         "dinas(Dinas Satu): a=1[foto: 2026-05-01]",
         "318@2:1"},
	{"a date that is none",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,file,date\na,1,f,01/05/2026\n"},
         "dinas(Dinas Satu): a=1[foto:f]",
         "141@2:7"},
	{"dates reversed",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,file,date,expires\na,1,f,2026-05-01,2026-04-01\n"},
         "dinas(Dinas Satu): a=1[foto:f 2026-05-01 2026-04-01]",
         "323@2:18"},

	// wide
	{"a column for each item",
         OF_UNITS,
         ONE_UNIT,
         {"a,b,u\n1,0.5,ada\n"},
         "dinas(Dinas Satu): a=1 b=0.5 u=ada",
         ""},
	{"empty cells say nothing",
         OF_UNITS,
         ONE_UNIT,
         {"a,b,u\n1,,\n"},
         "dinas(Dinas Satu): a=1",
         ""},
	{"short rows say nothing more",
         OF_UNITS,
         ONE_UNIT,
         {"a,b,u\n1\n"},
         "dinas(Dinas Satu): a=1",
         ""},
	{"respondents in rows",
         OF_UNITS,
         FOLDER,
         {"unit,responden,s\nX,r1,1\nX,r2,\"0,5\"\n"},
         "x(X): s@r1=1 s@r2=0.5",
         ""},
	{"products in rows",
         OF_PRODUCTS,
         PRODUCTS,
         {"produk,a,b\nakta,1,0\nktp,0,1\n"},
         "dinas(Dinas Satu; akta=Akta Lahir, ktp=KTP; mpp; 3): akta/a=1 akta/b=0 ktp/a=0 ktp/b=1",
         ""},
	{"options in a wide table",
         OF_UNITS,
         ONE_UNIT,
         {"a,t\n1,x|y\n"},
         "dinas(Dinas Satu): a=1 t=x, y",
         ""},
	{"a direct value in a wide table",
         OF_UNITS,
         ONE_UNIT,
         {"total\n75\n"},
         "dinas(Dinas Satu): total=75",
         ""},

	// several tables
	{"one table goes on where another ends",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\na,1\n", "respondent,s\nr1,1\nr2,0\n", "unit;item;answer\ndinas;b;1\n"},
         "dinas(Dinas Satu): a=1 s@r1=1 s@r2=0 b=1",
         ""},
	{"an answer in two tables",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\na,1\n", "item,answer\na,0\n"},
         "dinas(Dinas Satu): a=1",
         "317@2:1+2:1"},
	{"a unit of no declaration in two tables",
         OF_UNITS,
         FOLDER,
         {"unit,item,answer\nX,a,1\n", "unit,item,answer\nX,b,1\n"},
         "x(X): a=1 b=1",
         ""},
	{"a faulty table does not hide the other",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\na,x\n", "item,answer\nb,1\n"},
         "dinas(Dinas Satu): b=1",
         "136@2:3"},

	// units without rows
	{"a declared unit without rows",
         OF_UNITS,
         TWO_UNITS,
         {"unit,item,answer\ndinas,a,1\n"},
         "dinas(Dinas Satu): a=1",
         "408@7:8"},
	{"only a head",
         OF_UNITS,
         TWO_UNITS,
         {"unit,item,answer\n"},
         NULL,
         "408@6:8 408@7:8 158@1:1"},
	{"rows of an unknown unit only",
         OF_UNITS,
         TWO_UNITS,
         {"unit,item,answer\nbaru,a,1\n"},
         "baru(baru): a=1",
         "408@6:8 408@7:8"},

	// columns
	{"an unknown column",
         OF_UNITS,
         ONE_UNIT,
         {"item,answr\na,1\n"},
         "dinas(Dinas Satu):",
         "153@1:6~answer 313@2:1"},
	{"an unknown column in Indonesian",
         OF_UNITS,
         ONE_UNIT,
         {"indikator,jawaban,catatn\na,1,x\n"},
         "dinas(Dinas Satu): a=1",
         "153@1:19~catatan"},
	{"an unknown column like nothing",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,kelurahan\na,1,x\n"},
         "dinas(Dinas Satu): a=1",
         "153@1:13"},
	{"an item as column of a long table",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,b\na,1,1\n"},
         "dinas(Dinas Satu): a=1",
         "153@1:13"},
	{"a column without a head",
         OF_UNITS,
         ONE_UNIT,
         {"item,,answer\na,x,1\n"},
         "dinas(Dinas Satu): a=1",
         "153@1:6"},
	{"an unknown column of a wide table",
         OF_UNITS,
         ONE_UNIT,
         {"a,totl\n1,1\n"},
         "dinas(Dinas Satu): a=1",
         "153@1:3~total"},
	{"a column of long tables in a wide one",
         OF_UNITS,
         ONE_UNIT,
         {"a,catatan\n1,x\n"},
         "dinas(Dinas Satu): a=1",
         "153@1:3"},
	{"a misspelt column of long tables in a wide one",
         OF_UNITS,
         ONE_UNIT,
         {"a,catatn,unt\n1,x,dinas\n"},
         "dinas(Dinas Satu): a=1",
         "153@1:3 153@1:10~unit"},
	{"the item's own column misspelt",
         OF_UNITS,
         ONE_UNIT,
         {"itm,answer\na,1\n"},
         "dinas(Dinas Satu):",
         "153@1:1~item 153@1:5"},
	{"columns with nothing in them",
         OF_UNITS,
         ONE_UNIT,
         {"item,,answer,,\na,,1,,\nb,,0\n"},
         "dinas(Dinas Satu): a=1 b=0",
         ""},
	{"a column twice",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,jawaban\na,1,0\n"},
         "dinas(Dinas Satu): a=0",
         "154@1:13"},
	{"an item twice",
         OF_UNITS,
         ONE_UNIT,
         {"a,b,a\n1,1,0\n"},
         "dinas(Dinas Satu): a=1 b=1",
         "154@1:5"},
	{"no unit where there are two",
         OF_UNITS,
         TWO_UNITS,
         {"item,answer\na,1\n"},
         NULL,
         "155@1:1"},
	{"no unit where there is none", OF_UNITS, FOLDER, {"item,answer\na,1\n"}, NULL, "155@1:1"},

	// cells
	{"a row without a unit",
         OF_UNITS,
         FOLDER,
         {"unit,item,answer\n,a,1\nX,a,1\n"},
         "x(X): a=1",
         "135@2:1"},
	{"a row without an item",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\n,1\nb,1\n"},
         "dinas(Dinas Satu): b=1",
         "135@2:1"},
	{"a row without an answer",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\na,\nb,1\n"},
         "dinas(Dinas Satu): b=1",
         "313@2:1"},
	{"an item that is none",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\nggg,1\nb,1\n"},
         "dinas(Dinas Satu): b=1",
         "306@2:1"},
	{"a level that is none",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\nu,adda\nb,1\n"},
         "dinas(Dinas Satu): b=1",
         "310@2:3~ada"},
	{"a status that is none",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer,status\nb,1,verifed\n"},
         "dinas(Dinas Satu):",
         "142@2:5~verified"},
	{"a name without a letter",
         OF_UNITS,
         FOLDER,
         {"unit,item,answer\n(-),a,1\n"},
         "((-)): a=1",
         "131@2:1"},
	{"the same answer twice",
         OF_UNITS,
         ONE_UNIT,
         {"item,answer\na,1\na,0\n"},
         "dinas(Dinas Satu): a=1",
         "317@3:1+2:1"},
};

static void
date_add_text(struct date date)
{
	if (!date_is_set(date))
		return;
	buffer_add_char(&buffer, ' ');
	date_write(&buffer, date);
}

static void
entry_show(const struct entry *entry)
{
	buffer_add_char(&buffer, ' ');
	if (entry->product) {
		buffer_add(&buffer, entry->product->id);
		buffer_add_char(&buffer, '/');
	}
	buffer_add(&buffer, entry->node->id);
	if (!str_is_empty(entry->respondent)) {
		buffer_add_char(&buffer, '@');
		buffer_add(&buffer, entry->respondent);
	}
	buffer_add_text(&buffer, entry->kind == ANSWER_NOT_APPLICABLE ? "=na:" : "=");
	buffer_add(&buffer, entry->kind == ANSWER_NOT_APPLICABLE ? entry->reason : entry->answer);
	buffer_add_text(&buffer, entry->status == STATUS_VERIFIED   ? "!"
	                         : entry->status == STATUS_REJECTED ? "~"
	                         : entry->status == STATUS_MISSING  ? "-"
	                                                            : "");
	for (size_t i = 0; i < entry->attachment_count; i++) {
		const struct attachment *attachment = &entry->attachments[i];
		buffer_add_char(&buffer, '[');
		buffer_add(&buffer, attachment->wanted ? attachment->wanted->id : STR(""));
		buffer_add_char(&buffer, ':');
		buffer_add(&buffer, attachment->file.len ? attachment->file : attachment->url);
		date_add_text(attachment->date);
		date_add_text(attachment->expires);
		buffer_add_char(&buffer, ']');
	}
	if (!str_is_empty(entry->note)) {
		buffer_add_char(&buffer, '\'');
		buffer_add(&buffer, entry->note);
		buffer_add_char(&buffer, '\'');
	}
}

// Entries in the order of the rows, without those that are refused as repeats.
static void
unit_show(const struct unit *unit)
{
	buffer_add(&buffer, unit->id);
	buffer_add_char(&buffer, '(');
	buffer_add(&buffer, unit->name);
	for (size_t i = 0; i < unit->product_count; i++) {
		buffer_add_text(&buffer, i ? ", " : "; ");
		buffer_add(&buffer, unit->products[i].id);
		buffer_add_char(&buffer, '=');
		buffer_add(&buffer, unit->products[i].name);
	}
	for (size_t i = 0; i < unit->group_count; i++) {
		buffer_add_text(&buffer, "; ");
		buffer_add(&buffer, unit->groups[i]);
	}
	if (exact_compare(unit->weight, EXACT_ONE) != 0) {
		buffer_add_text(&buffer, "; ");
		exact_write(&buffer, unit->weight);
	}
	buffer_add_text(&buffer, "):");
	for (size_t i = 0; i < unit->entry_count; i++) {
		const struct entry *entry = &unit->entries[i];
		size_t column = entry->product ? entry->product->index : unit->product_count;
		const struct entry *kept = unit_answer(unit, entry->node->index, column);
		while (kept && kept != entry)
			kept = kept->next;
		if (kept)
			entry_show(entry);
	}
}

static const struct csv_table *
csv_from(const char *text)
{
	struct source *source = arena_new(arena, struct source);
	*source = (struct source){.name = STR("t.csv"), .text = str_copy(arena, str_from(text))};
	return csv_read(arena, diags, source);
}

static const struct evidence *
evidence_of(const struct rubric *rubric, const char *head_text, const char *const texts[])
{
	const struct csv_table *read[TABLES_MOST];
	size_t count = 0;
	struct table_head head;
	ck_assert(table_head_read(diags, node_from(head_text), &head));
	for (; count < TABLES_MOST && texts[count]; count++) {
		read[count] = csv_from(texts[count]);
		ck_assert_ptr_nonnull(read[count]);
	}
	return table_evidence(arena, diags, rubric, count, read, &head);
}

START_TEST(makes_evidence_of_rows)
{
	const char *name = tables[_i].name;
	const struct rubric *rubric = rubric_sound(tables[_i].rubric);
	const struct evidence *evidence = evidence_of(rubric, tables[_i].head, tables[_i].tables);
	EXPECT_FINDINGS(name, diags, tables[_i].findings);
	EXPECT_NUMBER(name, evidence == NULL, tables[_i].units == NULL);
	if (!evidence)
		return;
	for (size_t i = 0; i < evidence->unit_count; i++) {
		buffer_add_text(&buffer, i ? " / " : "");
		unit_show(&evidence->units[i]);
	}
	EXPECT_WRITTEN(name, &buffer, tables[_i].units);
}
END_TEST

START_TEST(takes_the_rest_from_the_head)
{
	static const char *const rows[TABLES_MOST] = {"item,answer\na,1\n"};
	const struct rubric *rubric = rubric_sound(OF_UNITS);
	const struct evidence *evidence =
		evidence_of(rubric, ONE_UNIT "assessed: 2026-06-30\n", rows);
	EXPECT_FINDINGS("head", diags, "");
	EXPECT_TEXT("rubric", evidence->rubric, "r");
	EXPECT_TEXT("institution", evidence->institution, "Kota");
	EXPECT_TEXT("period", evidence->period, "2026-1");
	date_write(&buffer, evidence->assessed);
	EXPECT_WRITTEN("assessed", &buffer, "2026-06-30");
	ck_assert_uint_eq(evidence->institution_at.line, 1);
	EXPECT_TEXT("place", evidence->institution_at.source->name, "f.yaml");
}
END_TEST

START_TEST(knows_the_cell_that_an_entry_comes_from)
{
	static const char *const rows[TABLES_MOST] = {"answer,item\n1,a\n", "a,u\n1,ada\n"};
	const struct rubric *rubric = rubric_sound(OF_UNITS);
	const struct unit *unit = &evidence_of(rubric, ONE_UNIT, rows)->units[0];
	ck_assert_uint_eq(unit->entry_count, 3);
	ck_assert_uint_eq(unit->entries[0].at.line, 2);
	ck_assert_uint_eq(unit->entries[0].at.column, 3);
	ck_assert_uint_eq(unit->entries[2].at.column, 3);
	EXPECT_TEXT("file", unit->entries[0].at.source->name, "t.csv");
}
END_TEST

// --- patuh.yaml

static const struct {
	const char *name, *text, *findings;
} heads[] = {
	{"the least", "patuh: folder/1\ninstitution: I\nperiod: P\n", ""},
	{"everything",
         FOLDER
         "assessed: 2026-06-30\nunits: [{id: u, name: U, groups: [g], weight: 2, products: []}]\n",
         ""},
	{"another kind", "patuh: evidence/1\n", "120@1:8"},
	{"no kind", "institution: I\n", "119@1:1"},
	{"no institution", "patuh: folder/1\nperiod: P\n", "131@1:1"},
	{"no period", "patuh: folder/1\ninstitution: I\n", "131@1:1"},
	{"unknown key", FOLDER "asessed: 2026-06-30\n", "130@5:1~assessed"},
	{"a unit without an id", FOLDER "units: [{name: U}]\n", "131@5:9"},
	{"a unit with an unknown key", FOLDER "units: [{id: u, name: U, produk: []}]\n",
         "130@5:26"},
	{"a unit with entries", FOLDER "units: [{id: u, name: U, entries: []}]\n", "130@5:26"},
	{"units that are no list", FOLDER "units: {id: u}\n", "133@5:8"},
};

START_TEST(reads_the_head_of_a_folder)
{
	struct table_head head;
	bool is_sound = table_head_read(diags, node_from(heads[_i].text), &head);
	EXPECT_FINDINGS(heads[_i].name, diags, heads[_i].findings);
	EXPECT_NUMBER(heads[_i].name, is_sound, heads[_i].findings[0] == '\0');
}
END_TEST

static void
add(TCase *tests)
{
	tcase_add_checked_fixture(tests, fixture_init, fixture_finish);
	ADD_ROWS(tests, makes_evidence_of_rows, tables);
	tcase_add_test(tests, takes_the_rest_from_the_head);
	tcase_add_test(tests, knows_the_cell_that_an_entry_comes_from);
	ADD_ROWS(tests, reads_the_head_of_a_folder, heads);
}

int
main(void)
{
	return tests_run("table", add);
}
