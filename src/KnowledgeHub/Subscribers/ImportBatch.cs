using KnowledgeHub.Storage;

namespace KnowledgeHub.Subscribers;

/// <summary>Decides for some rows what happens to each, and does it unless this is a check; in the caller's transaction.</summary>
public sealed class ImportBatch(Database database, SubscriberStore subscribers, Suppression suppression, TimeProvider clock)
{
    private const string Text = "Imported; what was agreed to is kept at the source.";
    private readonly NamedSql sql = database.Sql<ImportBatch>();

    /// <returns>A line for each row, or null when an address was suppressed meanwhile: undo, and run it again.</returns>
    public async Task<IReadOnlyList<RowReport>?> RunAsync(Session session, IReadOnlyList<ImportedRow> rows, IReadOnlyDictionary<string, string> hashes, bool checkOnly, CancellationToken ct)
    {
        var hashList = rows.Select(row => hashes[row.Email]).ToArray();
        if (!checkOnly)
        {
            await subscribers.LockTopicsAsync(session, rows.SelectMany(row => row.Chosen.Topics).Distinct(), ct);
        }

        var suppressed = await SuppressedAsync(session, hashList, ct);
        var known = (await session.QueryAsync<Known>(sql["known"], new { Emails = rows.Select(row => row.Email).ToArray() }, ct)).ToDictionary(row => row.Email);
        var reports = new List<RowReport>(rows.Count);
        var entries = suppressed.Count;
        foreach (var row in rows)
        {
            var existing = known.GetValueOrDefault(row.Email);
            var (outcome, sentence) = Decide(row, existing, suppressed.GetValueOrDefault(hashes[row.Email]));
            reports.Add(RowReport.Of(row.Number, row.Email, outcome, sentence));
            if (!checkOnly)
            {
                await ApplyAsync(session, row, existing, outcome, hashes[row.Email], ct);
                entries += outcome == RowOutcome.OptedOut && !suppressed.ContainsKey(hashes[row.Email]) ? 1 : 0;
            }
        }

        // Who leaves or is erased while a batch is written is not brought back by it.
        return checkOnly || (await SuppressedAsync(session, hashList, ct)).Count == entries ? reports : null;
    }

    /// <summary>What is known of an address outranks the file, and a wish to leave outranks everything but a later confirmation here.</summary>
    private static (RowOutcome Outcome, string Sentence) Decide(ImportedRow row, Known? known, string? suppressed) => (row.Status, known?.State) switch
    {
        ("unsubscribed", "confirmed") when row.ConsentedAt < known!.ConfirmedAt => (RowOutcome.Known, "Is left as it is: it was confirmed here after it left elsewhere."),
        ("unsubscribed", "confirmed" or "pending") => (RowOutcome.OptedOut, "Is unsubscribed, and no later import brings it back."),
        ("unsubscribed", _) when suppressed is not null => (RowOutcome.Known, "Is on the list of those who get nothing already."),
        ("unsubscribed", _) => (RowOutcome.OptedOut, "Is entered in the list of those who get nothing, and no later import brings it back."),
        _ when suppressed is not null => (RowOutcome.Suppressed, $"Is left out: {Lower(SuppressionReason.Of(suppressed).Sentence)}"),
        (_, "unsubscribed") => (RowOutcome.Suppressed, $"Is left out: {Lower(SuppressionReason.Left.Sentence)}"),
        (_, "confirmed") => (RowOutcome.Known, "Is confirmed already and keeps its own choices."),
        ("confirmed", "pending") => (RowOutcome.Confirmed, "Becomes confirmed by the consent in the file, with the choices in the file."),
        ("confirmed", _) => (RowOutcome.Added, "Becomes a confirmed subscriber."),
        (_, "pending") => (RowOutcome.Known, "Waits for its owner's confirmation already."),
        _ => (RowOutcome.Pending, "Is stored and gets no mail before its owner signs up and confirms."),
    };

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private async Task ApplyAsync(Session session, ImportedRow row, Known? known, RowOutcome outcome, string hash, CancellationToken ct)
    {
        if (outcome == RowOutcome.OptedOut)
        {
            await session.RunAsync(sql["leave"], new { Id = known?.Id ?? "", Now = clock.GetUtcNow() }, ct);
            await suppression.AddAsync(session, hash, SuppressionReason.Left, ct);
        }
        else if (outcome == RowOutcome.Added || outcome == RowOutcome.Pending || outcome == RowOutcome.Confirmed)
        {
            await StoreAsync(session, row, outcome, known?.Id ?? Id.New(clock), ct);
        }
    }

    private async Task StoreAsync(Session session, ImportedRow row, RowOutcome outcome, string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var chosen = row.Chosen;
        var args = new
        {
            Id = id,
            row.Email,
            chosen.Audience,
            chosen.Locale,
            chosen.Frequency,
            chosen.Country,
            chosen.Organisation,
            chosen.OrganisationKey,
            State = row.Status,
            ConsentText = Text,
            row.ConsentSource,
            // Who waits here has waited since the import, whatever they agreed to elsewhere.
            RequestedAt = row.Status == "confirmed" ? row.ConsentedAt ?? now : now,
            ConfirmedAt = row.Status == "confirmed" ? row.ConsentedAt : null,
        };
        // Somebody who signs up or confirms at this very moment keeps what they chose themselves.
        if (await session.RunAsync(outcome == RowOutcome.Confirmed ? sql["confirm"] : sql["add"], args, ct) == 1)
        {
            await subscribers.ReplaceTopicsAsync(session, id, chosen.Topics, ct);
        }
    }

    private async Task<Dictionary<string, string>> SuppressedAsync(Session session, string[] hashes, CancellationToken ct) =>
        (await session.QueryAsync<Entry>(sql["suppressed"], new { Hashes = hashes }, ct)).ToDictionary(entry => entry.AddressHash, entry => entry.Reason);

    private sealed record Known
    {
        public required string Id { get; init; }

        public required string Email { get; init; }

        public required string State { get; init; }

        public DateTimeOffset? ConfirmedAt { get; init; }
    }

    private sealed record Entry
    {
        public required string AddressHash { get; init; }

        public required string Reason { get; init; }
    }
}
