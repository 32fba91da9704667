using KnowledgeHub.Accounts;
using KnowledgeHub.Content;
using KnowledgeHub.Html;
using KnowledgeHub.Stakeholders;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Commitments;

/// <summary>Adds a commitment, or changes it when nobody changed it meanwhile. How far it is, only reports say.</summary>
public sealed class SaveCommitment(Database database, CommitmentStore store, Standing standing, ReadPassage passages, TermStore terms, MilestoneStore milestones, AuditTrail audit, TimeProvider clock)
{
    private readonly NamedSql sql = database.Sql<SaveCommitment>();

    /// <param name="typed">What was typed; without an id it is new, else its record version says what it was made from.</param>
    /// <param name="who">The member of staff.</param>
    /// <param name="ct">Ends the work early.</param>
    public async Task<RecordResult> RunAsync(Commitment typed, string who, CancellationToken ct)
    {
        await using var session = await database.BeginAsync(ct);
        var result = await RunAsync(session, typed, who, ct);
        if (result is RecordResult.Saved)
        {
            await session.CommitAsync(ct);
        }

        return result;
    }

    /// <summary>The same inside the caller's transaction.</summary>
    internal async Task<RecordResult> RunAsync(Session session, Commitment typed, string who, CancellationToken ct)
    {
        var known = await terms.ReadNewestAsync(session, ct);
        var commitment = Tidied(typed, known);
        var problems = CheckCommitment.Of(commitment, known, await milestones.AsksAsync(ct), await milestones.ReadAsync(ct), store.Today).ToList();
        problems.AddRange(await CheckLinksAsync(session, commitment, ct));
        if (problems.Count > 0)
        {
            return new RecordResult.Invalid(problems);
        }

        var isNew = commitment.Id.Length == 0;
        var before = isNew ? null : await store.FindAsync(session, commitment.Id, ct);
        if (!isNew && before is not { DeletedAt: null })
        {
            return new RecordResult.NotFound();
        }

        commitment = await CompleteAsync(session, commitment, before, who, ct);
        if (await session.RunAsync(sql[isNew ? "add" : "change"], Row(commitment), ct) == 0)
        {
            var theirs = (await store.FindAsync(session, commitment.Id, ct))!;
            return new RecordResult.Conflict(theirs.RecordVersion, theirs.UpdatedBy);
        }

        await WriteListsAsync(session, commitment, ct);
        if (before is not null && before.DueOn != commitment.DueOn)
        {
            await session.RunAsync(sql["remind-anew"], new { commitment.Id }, ct);
        }

        await standing.FollowAsync(session, commitment.Id, ct);
        // Texts may name people, and the trail can't be changed: it says which fields, and not to what.
        await audit.RecordAsync(session, who, isNew ? AuditAction.Added : AuditAction.Changed, new("commitment", commitment.Id), isNew ? "Recorded" : Changed(before!, commitment), ct);
        return new RecordResult.Saved(commitment.Id);
    }

    /// <summary>The id of the commitment that came from a file under this id, or null.</summary>
    internal Task<string?> KnownAsync(Session session, string externalId, CancellationToken ct) => session.ScalarAsync<string>(sql["known"], new { ExternalId = externalId }, ct);

    private async Task<Commitment> CompleteAsync(Session session, Commitment commitment, Commitment? before, string who, CancellationToken ct)
    {
        var id = before?.Id ?? Id.New(clock);
        var sameWords = before is not null && before.ContentId == commitment.ContentId && before.Quote == commitment.Quote;
        return commitment with
        {
            Id = id,
            Slug = before?.Slug ?? await SlugAsync(session, commitment.Title, id, ct),
            QuotePublished = (sameWords && before!.QuotePublished) || (commitment.Quote.Length > 0 && (await passages.RunAsync(commitment, ct)).State is PassageState.Here or PassageState.None),
            UpdatedAt = clock.GetUtcNow(),
            UpdatedBy = who,
        };
    }

    private async Task<string> SlugAsync(Session session, string title, string id, CancellationToken ct)
    {
        var slug = Slug.From(title);
        return slug is "feed" or "new" || await session.ScalarAsync<int>(sql["take-slug"], new { Slug = slug, Id = id }, ct) > 0 ? $"{slug}-{id[^8..]}" : slug;
    }

    private async Task<IReadOnlyList<Problem>> CheckLinksAsync(Session session, Commitment commitment, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (commitment.OrganisationId is { } organisation && await session.ScalarAsync<int>(sql["organisation"], new { Id = organisation }, ct) == 0)
        {
            problems.Add(new("organisation", "There is no such organisation in the directory; choose one from the list."));
        }

        if (commitment.ContentId is not null && await session.ScalarAsync<int>(sql["source"], new { commitment.ContentId, commitment.Version }, ct) == 0)
        {
            problems.Add(new("quote", "The item that it was taken from is not there any more; take the source away or choose the passage again."));
        }

        return problems;
    }

    private async Task WriteListsAsync(Session session, Commitment commitment, CancellationToken ct)
    {
        foreach (var (clear, add, values) in new[] { ("clear-asks", "add-ask", commitment.Asks), ("clear-milestones", "add-milestone", commitment.Milestones), ("clear-topics", "add-topic", commitment.Topics) })
        {
            await session.RunAsync(sql[clear], new { commitment.Id }, ct);
            foreach (var value in values)
            {
                await session.RunAsync(sql[add], new { commitment.Id, Value = value }, ct);
            }
        }
    }

    private static Commitment Tidied(Commitment typed, Terms terms) => typed with
    {
        Title = Tidy.Line(typed.Title),
        Description = Tidy.Text(typed.Description),
        OrganisationId = typed.OrganisationId is { Length: > 0 } organisation ? organisation : null,
        PromisedBy = Tidy.Line(typed.PromisedBy),
        Country = string.IsNullOrWhiteSpace(typed.Country) ? null : terms.Place(typed.Country.Trim())?.Code ?? typed.Country.Trim(),
        City = Tidy.Line(typed.City),
        ContentId = typed.ContentId is { Length: > 0 } content ? content : null,
        Version = typed.ContentId is { Length: > 0 } ? Tidy.Line(typed.Version) : "",
        Anchor = typed.ContentId is { Length: > 0 } ? Tidy.Line(typed.Anchor) : "",
        Quote = Tidy.Line(typed.Quote),
        SourceUrl = Tidy.Line(typed.SourceUrl),
        ExternalId = string.IsNullOrWhiteSpace(typed.ExternalId) ? null : Tidy.Line(typed.ExternalId),
        Asks = [.. typed.Asks.Distinct()],
        Milestones = [.. typed.Milestones.Distinct()],
        Topics = terms.Current(typed.Topics),
    };

    private static object Row(Commitment of) => new
    {
        of.Id,
        of.Slug,
        of.Title,
        of.Description,
        of.OrganisationId,
        of.PromisedBy,
        of.Country,
        of.City,
        of.MadeOn,
        of.DueOn,
        of.ContentId,
        of.Version,
        of.Anchor,
        of.Quote,
        of.QuotePublished,
        of.SourceUrl,
        of.IsSpecific,
        of.IsMeasurable,
        of.IsAchievable,
        of.IsRelevant,
        of.IsTimeBound,
        of.IsPublic,
        of.Illustrative,
        of.ExternalId,
        of.FindText,
        of.RecordVersion,
        Now = of.UpdatedAt,
        Who = of.UpdatedBy,
    };

    private static string Changed(Commitment before, Commitment now) => string.Join(", ", new[]
    {
        before.Title != now.Title ? "sentence" : "",
        before.Description != now.Description ? "description" : "",
        before.OrganisationId != now.OrganisationId || before.PromisedBy != now.PromisedBy ? "who promised" : "",
        before.Country != now.Country || before.City != now.City ? "place" : "",
        before.MadeOn != now.MadeOn || before.DueOn != now.DueOn ? "dates" : "",
        before.ContentId != now.ContentId || before.Quote != now.Quote || before.SourceUrl != now.SourceUrl ? "source" : "",
        Smart.All.Any(one => one.Met(before) != one.Met(now)) ? "checklist" : "",
        before.IsPublic != now.IsPublic ? now.IsPublic ? "now public" : "no longer public" : "",
        !before.Asks.Order().SequenceEqual(now.Asks.Order()) || !before.Milestones.Order().SequenceEqual(now.Milestones.Order()) || !before.Topics.Order().SequenceEqual(now.Topics.Order()) ? "asks, milestones or topics" : "",
    }.Where(field => field.Length > 0).DefaultIfEmpty("nothing"));
}
