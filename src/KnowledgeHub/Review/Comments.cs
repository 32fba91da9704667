using KnowledgeHub.Storage;

namespace KnowledgeHub.Review;

/// <summary>Reads what was said about drafts.</summary>
public sealed class Comments(Database database)
{
    private readonly NamedSql sql = database.Sql<Comments>();

    /// <summary>The threads of an item beside one of its versions: open ones first, in the order of the text.</summary>
    public async Task<IReadOnlyList<CommentThread>> OfAsync(ReviewedVersion shown, CancellationToken ct)
    {
        await using var session = await database.OpenAsync(ct);
        var all = (await session.QueryAsync<Comment>(sql["of"], new { shown.ContentId }, ct)).ToList();
        var passages = shown.Passages;
        var place = passages.Select((passage, n) => (passage.Anchor, n)).DistinctBy(entry => entry.Anchor).ToDictionary(entry => entry.Anchor, entry => entry.n);
        var words = passages.DistinctBy(passage => passage.Anchor).ToDictionary(passage => passage.Anchor, passage => passage.Text);
        return
        [
            .. all.Where(comment => comment.ThreadId is null)
                .Select(first => new CommentThread(first, [.. all.Where(answer => answer.ThreadId == first.Id)], IsChanged(first, words)))
                .OrderBy(thread => thread.IsOpen ? 0 : 1)
                .ThenBy(thread => thread.First.Anchor.Length == 0 ? -1 : place.GetValueOrDefault(thread.First.Anchor, int.MaxValue))
                .ThenBy(thread => thread.First.WrittenAt),
        ];
    }

    // A heading keeps its anchor as long as it says the same, a paragraph's follows from its words; takeaways have fixed ones.
    private static bool IsChanged(Comment comment, Dictionary<string, string> words) =>
        comment.Anchor.Length > 0 && !(words.TryGetValue(comment.Anchor, out var text) && text.Contains(comment.Quote, StringComparison.Ordinal));
}
