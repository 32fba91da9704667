using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Storage;

namespace KnowledgeHub.Translations;

/// <summary>What a translator wrote for one part.</summary>
/// <param name="Row">The part as it was laid beside its source.</param>
/// <param name="Written">What it says now; empty leaves it out.</param>
/// <param name="StillRight">Whether the translator says that it fits the source as it is now.</param>
public sealed record TranslatedRow(TranslationRow Row, string Written, bool StillRight);

/// <summary>
/// Stores a translation that was written beside its source, and what each part was translated from. A part counts as
/// up to date when its words were changed or the translator says that they still fit.
/// </summary>
public sealed class SaveTranslation(Database database, TranslationStore translations, SaveDraft save, AuditTrail audit)
{
    public async Task<SaveResult> RunAsync(ContentItem item, ContentBody source, string basedOn, IReadOnlyList<TranslatedRow> rows, string author, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var body = Compose(item, source, rows);
        var draft = new Draft { Id = item.Id, Type = item.ContentType, Body = body, Slug = item.DraftSlug ?? item.Slug, Locale = item.Locale, BasedOn = basedOn };
        var result = await save.RunAsync(session, draft, author, ct);
        var version = result switch
        {
            SaveResult.Saved saved => saved.Version,
            SaveResult.Unchanged when basedOn == item.DraftVersion => item.DraftVersion,
            _ => null,
        };
        if (version is null)
        {
            return result;
        }

        await translations.KeepAsync(session, version, Partners(item.ContentType, TidyContent.Run(item.ContentType, body), rows), author, ct);
        if (rows.Any(row => row.StillRight))
        {
            await audit.RecordAsync(session, author, AuditAction.Changed, new("translation", item.Id), $"{item.Title}: {rows.Count(row => row.StillRight)} paragraphs confirmed", ct);
        }

        await session.CommitAsync(ct);
        return result;
    }

    private static ContentBody Compose(ContentItem item, ContentBody source, IReadOnlyList<TranslatedRow> rows)
    {
        var body = item.Body with { };
        foreach (var field in item.ContentType.Fields)
        {
            var own = rows.Where(row => row.Row.Place == field.Name && row.Written.Trim().Length > 0).ToList();
            object? value = field.Kind switch
            {
                FieldKind.Line or FieldKind.Paragraph => string.Join(' ', own.Select(row => row.Written)),
                FieldKind.Lines => own.ConvertAll(row => row.Written),
                FieldKind.Takeaways => rows.Where(row => row.Row.Place.StartsWith($"{field.Name}.", StringComparison.Ordinal) && row.Written.Trim().Length > 0)
                    .GroupBy(row => row.Row.Place[(field.Name.Length + 1)..]).ToDictionary(group => group.Key, group => string.Join(' ', group.Select(row => row.Written))),
                FieldKind.RichText => Text((string?)field.Value(source) ?? "", [.. rows.Where(row => row.Row.Place == field.Name)]),
                _ => field.Value(body),
            };
            field.Set(body, value);
        }

        return body;
    }

    // The frame is the source's; what the source does not have stands behind what it stood behind.
    private static string Text(string source, List<TranslatedRow> rows)
    {
        var words = rows.Where(row => row.Row.Source is not null).Select(row => row.Written).ToList();
        var at = -1;
        var added = new List<(int After, TextPart Block)>();
        foreach (var row in rows)
        {
            if (row.Row.Source is not null)
            {
                at++;
            }
            else if (row.Written.Trim().Length > 0)
            {
                added.Add((at, new TextPart(row.Row.Own?.Kind ?? "p", row.Written, "")));
            }
        }

        return TextParts.Fill(source, words, added.ToLookup(one => one.After, one => one.Block));
    }

    private static List<Partner> Partners(ContentType type, ContentBody stored, IReadOnlyList<TranslatedRow> rows)
    {
        var there = Piece.Of(type, stored).Select(piece => (piece.Place, piece.Fingerprint)).ToHashSet();
        return [.. rows.Select(PartnerOf).OfType<Partner>().Where(partner => there.Contains((partner.Place, partner.Own)))];
    }

    private static Partner? PartnerOf(TranslatedRow row)
    {
        var (known, written) = (row.Row, Piece.From(row.Row.Place, (row.Row.Source ?? row.Row.Own)!.Kind, row.Written));
        if (written.Text.Length == 0 || known.State == PieceState.Extra)
        {
            return null;
        }

        var isNew = written.Fingerprint != known.Own?.Fingerprint;
        return known switch
        {
            { State: PieceState.Gone } => row.StillRight ? null : known.Partner! with { Own = written.Fingerprint },
            { State: PieceState.Missing } when !row.StillRight && (!isNew || written.Fingerprint == known.Source!.Fingerprint) => null,
            { State: PieceState.Changed } when !row.StillRight && !isNew => known.Partner,
            _ => Partner.Of(written, known.Source!),
        };
    }
}
