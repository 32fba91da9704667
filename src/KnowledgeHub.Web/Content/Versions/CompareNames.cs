using KnowledgeHub.Content;
using KnowledgeHub.Content.Compare;
using KnowledgeHub.Media;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Web.Content.Versions;

/// <summary>Looks up what the topics, countries and files of some items are called.</summary>
public static class CompareNames
{
    public static async Task<Names> ReadAsync(TermStore terms, MediaStore media, IReadOnlyCollection<ContentBody> bodies, CancellationToken ct)
    {
        var ids = bodies.SelectMany(body => body.Attachments).Select(file => file.Media).Distinct().ToList();
        return new(await terms.ReadAsync(ct), (await media.FindManyAsync(ids, ct)).ToDictionary(file => file.Id, file => file.Title));
    }
}
