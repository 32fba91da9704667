namespace KnowledgeHub.Translations;

/// <summary>From what a part of a translation was translated, as it stood when that was last confirmed.</summary>
public sealed record Partner
{
    public required string Place { get; init; }

    /// <summary>The fingerprint of the translated part.</summary>
    public required string Own { get; init; }

    /// <summary>The fingerprint of the part of the source.</summary>
    public required string Source { get; init; }

    /// <summary>What the source said, to show beside what it says now.</summary>
    public required string SourceText { get; init; }

    public static Partner Of(Piece own, Piece source) => new() { Place = own.Place, Own = own.Fingerprint, Source = source.Fingerprint, SourceText = source.Text };
}
