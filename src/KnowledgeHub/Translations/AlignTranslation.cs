namespace KnowledgeHub.Translations;

/// <summary>Finds the partners of a translation that was made elsewhere: by order, when both have as many parts of the same kinds.</summary>
public static class AlignTranslation
{
    /// <returns>The partners; a field whose parts don't match one to one gets those of its beginning and end that do.</returns>
    public static IReadOnlyList<Partner> Run(IReadOnlyList<Piece> source, IReadOnlyList<Piece> own) =>
        [.. own.Select(piece => piece.Place).Distinct().SelectMany(place => InPlace([.. source.Where(piece => piece.Place == place)], [.. own.Where(piece => piece.Place == place)]))];

    private static IEnumerable<Partner> InPlace(List<Piece> source, List<Piece> own)
    {
        var start = 0;
        while (start < Math.Min(source.Count, own.Count) && source[start].Kind == own[start].Kind)
        {
            yield return Partner.Of(own[start], source[start]);
            start++;
        }

        for (var end = 1; start < Math.Min(source.Count, own.Count) - end + 1 && source[^end].Kind == own[^end].Kind; end++)
        {
            yield return Partner.Of(own[^end], source[^end]);
        }
    }
}
