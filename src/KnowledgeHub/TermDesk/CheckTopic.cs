using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.TermDesk;

/// <summary>Finds what is wrong with a topic before it is stored; each message says what to do.</summary>
public static class CheckTopic
{
    public const int LongestName = 80;
    public const int LongestDescription = 400;
    public const int LongestSynonym = 100;
    public const int MostSynonyms = 40;

    /// <param name="draft">What was typed, tidied.</param>
    /// <param name="slug">The address it will have.</param>
    /// <param name="own">The topic that is changed; null for a new one.</param>
    /// <param name="terms">The tree as it stands.</param>
    public static IReadOnlyList<Problem> Run(TopicDraft draft, string slug, Topic? own, Terms terms) =>
        [.. CheckName(draft, own, terms), .. CheckSlug(slug, own, terms), .. CheckTexts(draft), .. CheckParent(draft, own, terms)];

    private static IEnumerable<Problem> CheckName(TopicDraft draft, Topic? own, Terms terms)
    {
        if (draft.Name.Length == 0)
        {
            yield return new("name", "The name is empty; give the topic a name.");
        }
        else if (draft.Name.Length > LongestName)
        {
            yield return new("name", $"The name has {draft.Name.Length} characters and at most {LongestName} fit; shorten it.");
        }
        else if (terms.Topics.FirstOrDefault(other => other.Slug != own?.Slug && other.Name.Equals(draft.Name, StringComparison.OrdinalIgnoreCase)) is { } twin)
        {
            yield return new("name", $"There is a topic “{twin.Name}” already; choose another name, or merge the two.");
        }
    }

    private static IEnumerable<Problem> CheckSlug(string slug, Topic? own, Terms terms)
    {
        if (!Slug.IsSlug(slug))
        {
            yield return new("slug", $"'{slug}' can't be an address; use lower-case words joined by hyphens, such as '{Slug.From(slug)}', at most {Slug.MaxLength} characters.");
        }
        else if (slug == "new")
        {
            yield return new("slug", "The address 'new' is needed by the hub itself; choose another one.");
        }
        else if (terms.Topic(slug) is { } other && other.Slug != own?.Slug)
        {
            yield return new("slug", other.Slug == slug
                ? $"The address /topics/{slug} belongs to the topic “{other.Name}”; choose another one."
                : $"The address /topics/{slug} leads to the topic “{other.Name}”, for readers who noted it; choose another one.");
        }
    }

    private static IEnumerable<Problem> CheckTexts(TopicDraft draft)
    {
        if (draft.Description.Length > LongestDescription)
        {
            yield return new("description", $"The description has {draft.Description.Length} characters and at most {LongestDescription} fit; shorten it.");
        }

        if (draft.SynonymList.Count > MostSynonyms)
        {
            yield return new("synonyms", $"There are {draft.SynonymList.Count} other names and at most {MostSynonyms} fit; leave out spellings that differ only in capitals, accents or hyphens.");
        }

        foreach (var name in draft.SynonymList.Where(name => name.Length > LongestSynonym))
        {
            yield return new("synonyms", $"The other name “{name[..40]}…” has {name.Length} characters and at most {LongestSynonym} fit; shorten it.");
        }
    }

    private static IEnumerable<Problem> CheckParent(TopicDraft draft, Topic? own, Terms terms)
    {
        if (draft.Parent.Length > 0 && terms.Topic(draft.Parent) is null)
        {
            yield return new("parent", "The topic above it is gone; choose another one.");
        }
        else if (own is not null && terms.IsWithin(draft.Parent, own.Slug))
        {
            yield return new("parent", $"A topic can't lie below itself; choose one that is not below “{own.Name}”.");
        }
    }
}
