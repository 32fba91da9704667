namespace KnowledgeHub.Translations;

/// <summary>How a part of a translation stands to its source.</summary>
public enum PieceState
{
    /// <summary>The source still says what was translated.</summary>
    Current,

    /// <summary>The source says something else now.</summary>
    Changed,

    /// <summary>The source no longer has the paragraph.</summary>
    Gone,

    /// <summary>The source has a paragraph that nobody has translated yet.</summary>
    Missing,

    /// <summary>The translation has a paragraph of its own.</summary>
    Extra,
}

/// <summary>A part of the source beside its translation; either may be missing.</summary>
public sealed record TranslationRow(PieceState State, Piece? Source, Piece? Own, Partner? Partner)
{
    public string Place => (Source ?? Own)!.Place;

    /// <summary>Whether readers of the translation may be told something that the source no longer says.</summary>
    public bool IsOutdated => State is PieceState.Changed or PieceState.Gone;
}

/// <summary>
/// Lays a translation beside its source. A part finds what it was translated from by fingerprint, so that a moved
/// paragraph keeps its partner; one that was rewritten is found by its words, or by its neighbours.
/// </summary>
public static class CompareTranslation
{
    public static IReadOnlyList<TranslationRow> Run(IReadOnlyList<Piece> source, IReadOnlyList<Piece> own, IReadOnlyList<Partner> partners) =>
    [
        .. source.Concat(own).Select(piece => piece.Place).Distinct().SelectMany(place => InPlace(
            [.. source.Where(piece => piece.Place == place)],
            [.. own.Where(piece => piece.Place == place)],
            [.. partners.Where(partner => partner.Place == place)])),
    ];

    private static List<TranslationRow> InPlace(List<Piece> source, List<Piece> own, List<Partner> partners)
    {
        // A part that was edited elsewhere keeps the partner of the part that stood there.
        var known = Pairing.Of([.. own.Select(piece => piece.Fingerprint)], [.. partners.Select(partner => partner.Own)], (_, _) => 0)
            .Select(at => at < 0 ? null : partners[at]).ToList();
        var held = known.OfType<Partner>().ToList();
        var found = Pairing.Of([.. held.Select(partner => partner.Source)], [.. source.Select(piece => piece.Fingerprint)], (at, other) => Pairing.SharedWords(held[at].SourceText, source[other].Text));
        var ownAt = held.Select((partner, n) => (Source: found[n], Own: known.FindIndex(candidate => ReferenceEquals(candidate, partner)))).Where(pair => pair.Source >= 0).ToDictionary(pair => pair.Source, pair => pair.Own);
        var rows = source.Select((piece, n) => ownAt.TryGetValue(n, out var at)
            ? new TranslationRow(known[at]!.Source == piece.Fingerprint ? PieceState.Current : PieceState.Changed, piece, own[at], known[at])
            : new TranslationRow(PieceState.Missing, piece, null, null)).ToList();
        AddTheOthers(rows, own, known);
        return rows;
    }

    // What has no paragraph of the source beside it stands where the translation has it.
    private static void AddTheOthers(List<TranslationRow> rows, List<Piece> own, List<Partner?> known)
    {
        for (var n = 0; n < own.Count; n++)
        {
            var piece = own[n];
            if (rows.Exists(row => ReferenceEquals(row.Own, piece)))
            {
                continue;
            }

            if (known[n] is null && rows is [{ State: PieceState.Missing, Own: null }] && own.Count == 1)
            {
                rows[0] = rows[0] with { Own = piece };
                continue;
            }

            var before = n == 0 ? -1 : rows.FindIndex(row => ReferenceEquals(row.Own, own[n - 1]));
            rows.Insert(before + 1, new(known[n] is null ? PieceState.Extra : PieceState.Gone, null, piece, known[n]));
        }
    }
}
