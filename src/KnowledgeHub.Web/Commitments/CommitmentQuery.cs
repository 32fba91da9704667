using KnowledgeHub.Commitments;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Stakeholders;

namespace KnowledgeHub.Web.Commitments;

/// <summary>What somebody asked of a list of commitments, as it stands in the address.</summary>
public static class CommitmentQuery
{
    private static readonly string[] Fields = ["q", "status", "country", "organisation", "kind", "ask", "topic", "overdue"];

    public static CommitmentFilter Read(HttpRequest request, Terms terms, int size)
    {
        string Text(string name) => ListQuery.Text(request, name);
        var topic = terms.Topic(Text("topic"))?.Slug ?? Text("topic");
        return new()
        {
            Words = Text("q"),
            Status = Text("status"),
            Overdue = Text("overdue") == "yes",
            Country = terms.Place(Text("country"))?.Code ?? Text("country"),
            Organisation = Text("organisation"),
            Kind = Text("kind"),
            Ask = Text("ask"),
            Topics = topic.Length == 0 ? [] : [topic, .. terms.Topics.Where(other => terms.IsWithin(other.Slug, topic)).Select(other => other.Slug)],
            Page = ListQuery.PageOf(request),
            Size = size,
        };
    }

    /// <summary>Another address with the same question; without a page it is the first.</summary>
    public static string Address(HttpRequest request, string path, int? page = null) => path + QueryString.Create(
        Fields.Select(name => KeyValuePair.Create<string, string?>(name, ListQuery.Text(request, name))).Where(pair => pair.Value!.Length > 0)
            .Concat(page is null or 1 ? [] : [KeyValuePair.Create<string, string?>("page", $"{page}")]));
}
