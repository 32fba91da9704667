using System.Text;
using KnowledgeHub.Media;
using Xunit;

namespace KnowledgeHub.Tests.Media;

public sealed class InspectFileTests
{
    private static readonly InspectFile Inspect = new(new MediaSettings("", ImageMegabytes: 1, DocumentMegabytes: 2));

    public static TheoryData<string, byte[]> OneOfEach => new()
    {
        { "png", SampleFiles.Png },
        { "jpg", SampleFiles.Jpeg },
        { "gif", SampleFiles.Gif },
        { "webp", SampleFiles.WebP },
        { "svg", "<?xml version=\"1.0\"?><!-- made by hand --><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 16\"/>"u8.ToArray() },
        { "pdf", SampleFiles.Pdf("One") },
        { "docx", SampleFiles.Docx("One") },
        { "pptx", SampleFiles.Pptx("One") },
        { "xlsx", SampleFiles.Xlsx(("Costs", "One", "1")) },
        { "txt", "Just words, ünd ümlauts.\r\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(OneOfEach))]
    public async Task The_content_decides_what_a_file_is_whatever_its_name_says(string type, byte[] content)
    {
        foreach (var name in new[] { "a.exe", "a.html", $"a.{type}", "a" })
        {
            var accepted = await AcceptAsync(content, name);
            Assert.Equal(type, accepted.Type);
            if (MediaType.Get(type).IsImage)
            {
                Assert.Equal((24, 16), accepted.Size);
            }
        }

        Assert.Equal($"report.{type}", FileName.Stored("Report.exe", MediaType.Get(type)));
    }

    [Fact]
    public async Task Comma_separated_values_are_told_from_other_text_by_their_name() =>
        Assert.Equal("csv", (await AcceptAsync("a,b\n1,2\n"u8.ToArray(), "Figures.CSV")).Type);

    [Theory]
    [InlineData("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0ÿÿ\0\0", "photo.jpg")]
    [InlineData("\u007fELF\u0002\u0001\u0001\0", "paper.pdf")]
    [InlineData("<!doctype html><script>alert(1)</script>", "notes.txt")]
    [InlineData("<html xmlns='http://www.w3.org/1999/xhtml'/>", "drawing.svg")]
    [InlineData("<svg onload='alert(1)'/>", "drawing.svg")]
    public async Task What_is_not_on_the_list_is_refused_with_what_is(string content, string name)
    {
        var why = await RefuseAsync(Encoding.Latin1.GetBytes(content), name);
        Assert.StartsWith($"{name} was not taken: the library takes PNG, JPEG", why, StringComparison.Ordinal);
        Assert.Contains("PDF, Word (.docx)", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 24, 16)]
    [InlineData(6, 16, 24)]
    public async Task A_photo_loses_its_place_and_owner_and_keeps_the_way_it_was_held(int orientation, int width, int height)
    {
        foreach (var (content, type) in new[] { (SampleFiles.JpegFromPhone(orientation), "jpg"), (SampleFiles.PngFromPhone(orientation), "png"), (SampleFiles.WebPFromPhone(orientation), "webp") })
        {
            Assert.True(SampleFiles.Holds(content, "Ada Lovelace"));
            var (found, clean, size) = await AcceptAsync(content, "photo");
            Assert.Equal((type, (width, height)), (found, size));
            foreach (var secret in new[] { "Ada Lovelace", "GPS", "Paris", "taken at home", "and more", "tEXt", "http" })
            {
                Assert.False(SampleFiles.Holds(clean, secret), $"{type} still holds {secret}");
            }

            // 48° 51' in the form in which EXIF keeps it.
            Assert.True(clean.AsSpan().IndexOf((ReadOnlySpan<byte>)[48, 0, 0, 0, 1, 0, 0, 0, 51, 0, 0, 0]) < 0);
        }
    }

    [Fact]
    public async Task The_pixels_of_a_photo_stay_as_they_were()
    {
        Assert.Equal(SampleFiles.Jpeg, (await AcceptAsync(SampleFiles.JpegFromPhone(1), "a")).Content);
        Assert.Equal(SampleFiles.Png, (await AcceptAsync(SampleFiles.Png, "a")).Content);
        Assert.Equal(SampleFiles.Gif, (await AcceptAsync(SampleFiles.Gif, "a")).Content);
        Assert.Equal(SampleFiles.WebP, (await AcceptAsync(SampleFiles.WebP, "a")).Content);
    }

    [Fact]
    public async Task Cleaning_a_clean_picture_changes_nothing()
    {
        foreach (var content in new[] { SampleFiles.JpegFromPhone(6), SampleFiles.PngFromPhone(6), SampleFiles.WebPFromPhone(6) })
        {
            var once = (await AcceptAsync(content, "a")).Content;
            Assert.Equal(once, (await AcceptAsync(once, "a")).Content);
        }
    }

    [Fact]
    public async Task A_damaged_picture_is_refused_and_never_breaks_the_hub()
    {
        var random = new Random(7);
        foreach (var whole in new[] { SampleFiles.JpegFromPhone(6), SampleFiles.PngFromPhone(6), SampleFiles.WebPFromPhone(6), SampleFiles.Gif })
        {
            for (var length = 16; length < whole.Length; length += 3)
            {
                await (await Inspect.RunAsync(new MemoryStream(whole[..length]), "cut.jpg", Ct)).DisposeAsync();
            }

            for (var turn = 0; turn < 300; turn++)
            {
                var changed = whole.ToArray();
                for (var n = 0; n < 4; n++)
                {
                    changed[random.Next(4, changed.Length)] = (byte)random.Next(256);
                }

                await (await Inspect.RunAsync(new MemoryStream(changed), "changed.jpg", Ct)).DisposeAsync();
            }
        }

        Assert.Contains("cut off", await RefuseAsync(SampleFiles.Png[..60], "half.png"), StringComparison.Ordinal);
        Assert.Contains("cut off", await RefuseAsync(SampleFiles.JpegFromPhone(1)[..200], "half.jpg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drawing_keeps_its_shapes_and_loses_everything_that_runs_or_loads()
    {
        const string drawing = """
            <?xml version="1.0"?>
            <?xml-stylesheet href="https://evil.example/a.css"?>
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="24px" height="16" onload="alert(1)">
              <style>@import url(https://evil.example/b.css);</style>
              <style>.a { fill: url(#shade) }</style>
              <script>alert(2)</script>
              <defs><linearGradient id="shade"><stop offset="0" stop-color="red"/></linearGradient></defs>
              <rect class="a" width="24" height="16" fill="url( 'https://evil.example/c.svg#x' )" OnClick="alert(3)"/>
              <a xlink:href="javascript:alert(4)"><circle r="4" style="fill: url(#shade)"/></a>
              <use xlink:href="https://evil.example/d.svg#x"/><use href="#shade"/>
              <image href="https://evil.example/e.png"/><image href="data:image/png;base64,AAAA"/><image href="data:image/svg+xml;base64,AAAA"/>
              <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="https://evil.example"/></body></foreignObject>
              <animate attributeName="href" values="javascript:alert(5)"/><set attributeName="onclick" to="alert(6)"/>
              <text>Costs fell &amp; access rose</text>
            </svg>
            """;
        var clean = Encoding.UTF8.GetString((await AcceptAsync(Encoding.UTF8.GetBytes(drawing), "chart.svg")).Content);
        foreach (var gone in new[] { "alert", "evil.example", "script", "foreignObject", "iframe", "animate", "<set", "@import", "svg+xml", "DOCTYPE", "<?", "<a" })
        {
            Assert.DoesNotContain(gone, clean, StringComparison.OrdinalIgnoreCase);
        }

        foreach (var kept in new[] { "<circle", "linearGradient", "fill: url(#shade)", "href=\"#shade\"", "data:image/png", "Costs fell &amp; access rose", "class=\"a\"" })
        {
            Assert.Contains(kept, clean, StringComparison.Ordinal);
        }

        Assert.Equal(clean, Encoding.UTF8.GetString((await AcceptAsync(Encoding.UTF8.GetBytes(clean), "chart.svg")).Content));
    }

    [Fact]
    public async Task A_drawing_that_expands_entities_or_nests_without_end_is_refused()
    {
        const string laughs = "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;</text></svg>";
        Assert.Contains("well-formed", await RefuseAsync(Encoding.UTF8.GetBytes(laughs), "laughs.svg"), StringComparison.Ordinal);
        var deep = $"<svg xmlns=\"http://www.w3.org/2000/svg\">{string.Concat(Enumerable.Repeat("<g>", 50_000))}{string.Concat(Enumerable.Repeat("</g>", 50_000))}</svg>";
        Assert.Contains("nested too deep", await RefuseAsync(Encoding.UTF8.GetBytes(deep), "deep.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Office_files_with_macros_are_refused_whatever_their_name()
    {
        Assert.Contains("contains macros", await RefuseAsync(SampleFiles.DocxWithMacro(), "letter.docx"), StringComparison.Ordinal);
        Assert.Contains("old kind", await RefuseAsync([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "letter.doc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archives_and_zip_bombs_are_refused()
    {
        Assert.Contains("it is an archive", await RefuseAsync(SampleFiles.Zip(("a.txt", "a"u8.ToArray())), "all.docx"), StringComparison.Ordinal);
        Assert.Contains("it is not a Word", await RefuseAsync(SampleFiles.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray())), "odd.docx"), StringComparison.Ordinal);
        Assert.Contains("it would unpack to", await RefuseAsync(SampleFiles.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", new byte[60 << 20])), "bomb.docx"), StringComparison.Ordinal);
        Assert.Contains("it is damaged", await RefuseAsync(SampleFiles.Docx("whole")[..500], "half.docx"), StringComparison.Ordinal);
        Assert.Contains("it is damaged", await RefuseAsync(SampleFiles.Zip(("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><Types>&b;</Types>"u8.ToArray())), "entity.docx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_an_older_alphabet_gets_the_advice_to_save_it_as_UTF_8() =>
        Assert.Contains("save it as UTF-8", await RefuseAsync(Encoding.Latin1.GetBytes("prénom;coût\n"), "budget.csv"), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_too_big_is_refused_with_both_figures()
    {
        var picture = await RefuseAsync([.. SampleFiles.Jpeg, .. new byte[1 << 20]], "big.jpg");
        Assert.Equal("big.jpg has 1.0 MB; a picture may have at most 1 MB, so make it smaller.", picture);
        Assert.Contains("a document may have at most 2 MB", await RefuseAsync([.. SampleFiles.Pdf("One"), .. new byte[2 << 20]], "big.pdf"), StringComparison.Ordinal);
        Assert.Equal("nothing.pdf is empty.", await RefuseAsync([], "nothing.pdf"));
        byte[] huge = [.. SampleFiles.Png[..16], 0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, .. SampleFiles.Png[24..]];
        Assert.Contains("65535 × 65535 pixels", await RefuseAsync(huge, "huge.png"), StringComparison.Ordinal);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<(string Type, byte[] Content, (int?, int?) Size)> AcceptAsync(byte[] content, string name)
    {
        await using var inspection = await Inspect.RunAsync(new MemoryStream(content), name, Ct);
        Assert.True(inspection is Inspection.Accepted, (inspection as Inspection.Refused)?.Why);
        var accepted = (Inspection.Accepted)inspection;
        await using var clean = new MemoryStream();
        await accepted.Clean.CopyToAsync(clean, Ct);
        return (accepted.Type.Id, clean.ToArray(), (accepted.Width, accepted.Height));
    }

    private static async Task<string> RefuseAsync(byte[] content, string name)
    {
        await using var inspection = await Inspect.RunAsync(new MemoryStream(content), name, Ct);
        return Assert.IsType<Inspection.Refused>(inspection).Why;
    }
}
