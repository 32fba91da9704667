namespace KnowledgeHub.Search;

/// <summary>
/// The words that an item is most about: those of its title and names, and those it says often for its length. When
/// more items match than are scored, these choose which.
/// </summary>
public static class StrongWords
{
    private const int UsualLength = 500;

    public static IEnumerable<int> Of(IReadOnlyList<IReadOnlyList<int>> columns)
    {
        var text = columns.Take((int)IndexColumn.Names).SelectMany(column => column).ToList();
        // Three times in a text of the usual length, as BM25 with b = 0.75 sees length; but never just once.
        var least = Math.Max(2, 2.8 * (0.25 + (0.75 * text.Count / UsualLength)));
        return columns[(int)IndexColumn.Title].Concat(columns[(int)IndexColumn.Names])
            .Concat(text.CountBy(word => word).Where(word => word.Value >= least).Select(word => word.Key))
            .Distinct();
    }
}
