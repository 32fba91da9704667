using KnowledgeHub.Stakeholders;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>What somebody asked of a list of the directory, as it stands in the address.</summary>
public sealed record ListQuery(Terms Terms, IReadOnlyList<StakeholderGroup> Groups, string Words, string Kind, string Country, string Topic, string Group, int Page)
{
    public const int Size = 25;

    public bool IsEmpty => Words.Length + Kind.Length + Country.Length + Topic.Length + Group.Length == 0;

    public DirectoryFilter Filter => new()
    {
        Words = Words,
        Kind = Kind,
        Country = Country,
        Topics = Topic.Length == 0 ? [] : [Topic, .. Terms.Topics.Where(topic => Terms.IsWithin(topic.Slug, Topic)).Select(topic => topic.Slug)],
        Group = Group,
        Page = Page,
        Size = Size,
    };

    public static async Task<ListQuery> ReadAsync(HttpRequest request, TermStore terms, GroupStore groups, CancellationToken ct) => new(
        await terms.ReadAsync(ct), await groups.ListAsync(ct), Text(request, "q"), Text(request, "kind"), Text(request, "country"), Text(request, "topic"), Text(request, "group"), PageOf(request));

    public static string Text(HttpRequest request, string name) => Tidy.Line(request.Query[name].ToString());

    public static int PageOf(HttpRequest request) => int.TryParse(request.Query["page"], out var page) && page is > 0 and < 100_000 ? page : 1;

    /// <summary>The address of another page of the same list.</summary>
    public string Address(string path, int page) => path + QueryString.Create(
        new[] { ("q", Words), ("kind", Kind), ("country", Country), ("topic", Topic), ("group", Group), ("page", $"{page}") }.Where(pair => pair.Item2.Length > 0).Select(pair => KeyValuePair.Create<string, string?>(pair.Item1, pair.Item2)));

    public static int Pages(int total) => (total + Size - 1) / Size;
}
