using KnowledgeHub.Html;
using KnowledgeHub.Media;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Content;

/// <summary>Which files of the library an item uses: what its texts show and link, and what is attached to it.</summary>
public sealed class ItemFiles(MediaUses uses)
{
    /// <summary>The item with every attachment named by its id, and a problem for each that is not in the library.</summary>
    public async Task<(ContentBody Body, IReadOnlyList<Problem> Problems)> SettleAsync(Session session, ContentType type, ContentBody body, CancellationToken ct)
    {
        var settled = body with { };
        var problems = new List<Problem>();
        foreach (var field in type.Fields.Where(field => field.Kind == FieldKind.Attachments))
        {
            var files = (IReadOnlyList<Attachment>)field.Value(body)!;
            var known = await FindAsync(session, files.Select(file => file.Media), ct);
            problems.AddRange(files.Where(file => Match(known, file.Media) is null).Select(file => new Problem(
                field.Name, $"“{file.Media}” is not a file of the library; choose it from the list, paste its address, or take it out.")));
            field.Set(settled, files.Select(file => file with { Media = Match(known, file.Media)?.Id ?? file.Media }).DistinctBy(file => file.Media).ToList());
        }

        return (settled, problems);
    }

    /// <summary>What keeps an item from being published: a file that is gone, or a picture that nobody has described.</summary>
    public async Task<IReadOnlyList<Problem>> CheckPublicationAsync(Session session, ContentType type, ContentBody body, CancellationToken ct)
    {
        var problems = new List<Problem>();
        foreach (var field in type.Fields)
        {
            var references = References(field, body).ToList();
            var known = await FindAsync(session, references, ct);
            problems.AddRange(references.Where(reference => Match(known, reference) is null).Select(reference => new Problem(
                field.Name, $"{field.Label} uses a file that is not in the library any more ({reference}); choose another one or take it out.")));
            problems.AddRange(known.Where(file => file.NeedsAlt).Select(file => new Problem(
                field.Name, $"The picture “{file.Title}” has no alternative text; add it in the library, or mark the picture as decorative there.")));
        }

        return problems;
    }

    public async Task KeepDraftAsync(Session session, string contentId, ContentType type, ContentBody body, CancellationToken ct) =>
        await uses.KeepDraftAsync(session, contentId, await UsedAsync(session, type, body, ct), ct);

    public async Task KeepLiveAsync(Session session, string contentId, ContentType type, ContentBody body, CancellationToken ct) =>
        await uses.KeepLiveAsync(session, contentId, await UsedAsync(session, type, body, ct), ct);

    /// <summary>Readers see none of its files any more.</summary>
    public Task ForgetLiveAsync(Session session, string contentId, CancellationToken ct) => uses.KeepLiveAsync(session, contentId, [], ct);

    private async Task<IEnumerable<string>> UsedAsync(Session session, ContentType type, ContentBody body, CancellationToken ct) =>
        (await FindAsync(session, type.Fields.SelectMany(field => References(field, body)), ct)).Select(file => file.Id);

    // Ids and addresses have different lengths; a path or web address holds the address.
    private Task<IReadOnlyList<UsedMedia>> FindAsync(Session session, IEnumerable<string> references, CancellationToken ct)
    {
        var all = references.ToHashSet(StringComparer.Ordinal);
        return uses.FindAsync(session, [.. all.Where(Id.IsId)], [.. all.Select(AddressOf).OfType<string>().Distinct()], ct);
    }

    private static UsedMedia? Match(IEnumerable<UsedMedia> known, string reference) =>
        known.FirstOrDefault(file => file.Id == reference || file.Address == AddressOf(reference));

    private static string? AddressOf(string reference) =>
        reference.Length == MediaPath.AddressLength && reference.All(char.IsAsciiHexDigitLower) ? reference : MediaLinks.AddressIn(reference);

    private static IEnumerable<string> References(Field field, ContentBody body) => field.Kind switch
    {
        FieldKind.RichText => MediaLinks.In(field.Text(body)),
        FieldKind.Attachments => ((IReadOnlyList<Attachment>)field.Value(body)!).Select(file => file.Media),
        _ => [],
    };
}
