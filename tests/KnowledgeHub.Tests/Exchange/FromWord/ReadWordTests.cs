using KnowledgeHub.Exchange.FromWord;
using Xunit;

namespace KnowledgeHub.Tests.Exchange.FromWord;

public sealed class ReadWordTests
{
    private const string List = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";

    [Fact]
    public void Headings_are_known_by_the_name_the_base_or_the_outline_of_their_style_in_whatever_language_Word_spoke()
    {
        var text = Read(
            WordFile.Styled("berschrift1", "Eins") + WordFile.Styled("Titre2", "Deux") + WordFile.Styled("Own", "Tres") + WordFile.P("Vier", "<w:outlineLvl w:val=\"2\"/>") + WordFile.Styled("Unknown", "Plain") + WordFile.Styled("berschrift1", "Zwei"),
            ("styles", "<w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"Titre2\"><w:name w:val=\"Heading 2\"/></w:style><w:style w:styleId=\"Own\"><w:name w:val=\"Kapitel\"/><w:basedOn w:val=\"Outlined\"/></w:style><w:style w:styleId=\"Outlined\"><w:name w:val=\"x\"/><w:basedOn w:val=\"Own\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"));
        Assert.Equal("<h3>Deux</h3><h3>Tres</h3><h4>Vier</h4><p>Plain</p><h2>Zwei</h2>", text.Html);
        Assert.Equal("Eins", text.Title);
    }

    [Fact]
    public void Lists_nest_restart_and_go_on_as_in_Word()
    {
        static string Entry(string text, int level = 0, int list = 1) => WordFile.P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
        var text = Read(Entry("a") + Entry("deep", 1) + Entry("b") + WordFile.P("between.") + Entry("c") + Entry("five", list: 2) + Entry("no list", list: 9), ("numbering", List));
        Assert.Equal("<ol><li>a<ul><li>deep</li></ul></li><li>b</li></ol><p>between.</p><ol start=\"3\"><li>c</li></ol><ol start=\"5\"><li>five</li></ol><p>no list</p>", text.Html);
    }

    [Fact]
    public void Tracked_changes_count_as_accepted_also_where_they_join_paragraphs_move_words_and_delete_rows()
    {
        var text = Read(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>first </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>second</w:t></w:r><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>"
            + "<w:p><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo><w:ins><w:r><w:t> new</w:t></w:r></w:ins></w:p>"
            + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
        Assert.Equal("<p>first second</p><p>moved new</p><table><tbody><tr><td>1</td><td></td></tr></tbody></table>", text.Html);
        Assert.Contains("Tracked changes were taken as accepted: 1 insertion kept, 2 deletions left out, 1 move carried out.", text.Notes);
    }

    [Fact]
    public void Joined_cells_keep_their_places_and_a_single_cell_is_no_table()
    {
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{WordFile.P(text)}</w:tc>";
        var text = Read(
            $"<w:tbl><w:tr>{Cell("a", "<w:vMerge w:val=\"restart\"/>")}{Cell("b", "<w:gridSpan w:val=\"2\"/>")}</w:tr><w:tr>{Cell("", "<w:vMerge/>")}{Cell("c")}{Cell("d")}</w:tr></w:tbl><w:tbl><w:tr>{Cell("boxed")}</w:tr></w:tbl>");
        Assert.Equal("<table><tbody><tr><td rowspan=\"2\">a</td><td colspan=\"2\">b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table><p>boxed</p>", text.Html);
        Assert.Contains("1 table with a single cell became plain paragraphs.", text.Notes);
    }

    [Fact]
    public void Words_are_never_taken_for_mark_up_and_links_lead_to_the_web_or_nowhere()
    {
        var text = Read(
            WordFile.P("&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=\"/word-picture/0\"&gt;")
            + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"https://example.org/\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>good</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\"HYPERLINK &quot;javascript:alert(1)&quot;\"><w:r><w:t> bad</w:t></w:r></w:fldSimple></w:p>");
        Assert.Equal("<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=&quot;/word-picture/0&quot;&gt;</p><p><a href=\"https://example.org/\">good</a> bad</p>", text.Html);
    }

    [Fact]
    public void A_footnote_that_mentions_itself_or_is_missing_does_no_harm()
    {
        var text = Read(
            "<w:p><w:r><w:t>Word</w:t><w:footnoteReference w:id=\"2\"/><w:footnoteReference w:id=\"7\"/></w:r></w:p>",
            ("footnotes", "<w:footnote w:id=\"2\"><w:p><w:r><w:t>Note</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p></w:footnote>"));
        Assert.Equal("<p>Word<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup></p><section class=\"footnotes\"><ol><li id=\"fn-1\">Note <a href=\"#fnref-1\">↩</a></li></ol></section>", text.Html);
    }

    [Fact]
    public void The_text_of_a_box_comes_over_once_although_Word_writes_it_twice()
    {
        const string box = "<w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent>";
        var text = Read($"<w:p><w:r><w:t>At</w:t><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice Requires=\"wps\"><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>");
        Assert.Equal("<p>At</p><p>Boxed</p>", text.Html);
        Assert.Contains(text.Notes, note => note.StartsWith("1 text box:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_title_is_cut_at_a_word_and_kept_whole_in_the_text()
    {
        var title = string.Join(' ', Enumerable.Repeat("evidence", 30));
        var text = Read(WordFile.Styled("T", title), ("styles", "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>"));
        Assert.True(text.Title.Length <= 160 && text.Title.EndsWith("evidence…", StringComparison.Ordinal), text.Title);
        Assert.Equal($"<p>{title}</p>", text.Html);
    }

    private static WordText Read(string body, params (string Name, string Inside)[] parts)
    {
        using var content = new MemoryStream(WordFile.Of(body, parts));
        return ReadWord.Run(content, "File name");
    }
}
