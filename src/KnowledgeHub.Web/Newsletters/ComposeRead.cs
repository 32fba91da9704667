using System.Globalization;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Newsletters;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>What the form posts: sections and blocks in the order of its <c>order</c> fields, each with fields under its own id.</summary>
public static class ComposeRead
{
    public static ComposeState From(string? id, IFormCollection form)
    {
        var sections = new List<(string Key, Section Section)>();
        foreach (var entry in form["order"].OfType<string>().Select(entry => entry.Split(':', 2)).Where(entry => entry.Length == 2))
        {
            if (entry[0] == "section")
            {
                sections.Add((entry[1], SectionOf(entry[1], form)));
            }
            else if (sections.Count > 0 && BlockOf(entry[1], form) is { } block)
            {
                sections[^1] = (sections[^1].Key, sections[^1].Section with { Blocks = [.. sections[^1].Section.Blocks, block] });
            }
        }

        var draft = new IssueDraft(id, form["title"].ToString(), Html(form["intro"]), [.. sections.Select(section => section.Section)])
        {
            OtherLanguages = OtherLanguages().ToDictionary(tag => tag, tag => new IssueWords(form[$"title.{tag}"].ToString(), Html(form[$"intro.{tag}"]))),
            SegmentId = form["segment"].ToString() is { Length: > 0 } segment ? segment : null,
            Revision = int.TryParse(form["revision"], CultureInfo.InvariantCulture, out var revision) && revision > 0 ? revision : null,
        };
        return new ComposeState(draft)
        {
            Keys = [.. sections.Select(section => section.Key)],
            Removed = form["removed"].OfType<string>().ToHashSet(),
            Words = form["words"].ToString(),
            Since = DateOnly.TryParseExact(form["since"], "yyyy-MM-dd", out var since) && since.Year > 1 ? since : null,
            Audience = form["for"].ToString(),
        };
    }

    public static IEnumerable<string> OtherLanguages() => Locales.Offered.Select(offered => offered.Tag).Where(tag => tag != "en");

    private static Section SectionOf(string key, IFormCollection form) => new(form[$"heading.{key}"].ToString().Trim())
    {
        Headings = OtherLanguages().ToDictionary(tag => tag, tag => form[$"heading.{key}.{tag}"].ToString().Trim()),
    };

    private static Block? BlockOf(string key, IFormCollection form)
    {
        // The key goes into addresses and fields of the page.
        if (key.Length is 0 or > 40 || !key.All(char.IsAsciiLetterOrDigit) || BlockKind.Find(form[$"b.{key}.kind"]) is not { } kind)
        {
            return null;
        }

        return new()
        {
            Id = key,
            Kind = kind.Id,
            ContentId = kind.ShowsItem ? form[$"b.{key}.item"].ToString() : null,
            CommitmentId = form[$"b.{key}.commitment"].ToString() is { Length: > 0 } commitment ? commitment : null,
            Audiences = [.. form[$"b.{key}.audience"].OfType<string>()],
            Locales = [.. form[$"b.{key}.locale"].OfType<string>()],
            Link = form[$"b.{key}.link"].ToString(),
            Day = DateOnly.TryParseExact(form[$"b.{key}.day"], "yyyy-MM-dd", out var day) ? day : null,
            Texts = OtherLanguages().Prepend("en").ToDictionary(tag => tag, tag => TextOf(key, kind, tag, form)),
        };
    }

    private static BlockText TextOf(string key, BlockKind kind, string tag, IFormCollection form)
    {
        string Field(string name) => form[tag == "en" ? $"b.{key}.{name}" : $"b.{key}.{name}.{tag}"].ToString();
        return new()
        {
            Heading = Field("heading"),
            Text = kind.ShowsItem ? Field("text") : Html(Field("text")),
            Label = Field("label"),
            Place = Field("place"),
            Who = Field("who"),
        };
    }

    private static string Html(string? typed) => (typed ?? "").TrimStart().StartsWith('<') ? typed! : MarkdownText.ToHtml(typed ?? "");
}
