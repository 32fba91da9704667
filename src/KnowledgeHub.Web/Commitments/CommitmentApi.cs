using KnowledgeHub.Commitments;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Api;

namespace KnowledgeHub.Web.Commitments;

/// <summary><c>/api/v1/commitments</c>: what the public may see, and nothing else.</summary>
public static class CommitmentApi
{
    public static async Task<IResult> ListAsync(HttpContext context, PublicCommitments commitments, CommitmentPages pages, TermStore terms, HubSettings hub, CancellationToken ct)
    {
        if (ApiNumber.Read(context.Request, "size", 20, most: 100, out var size) is { } bad)
        {
            return bad;
        }

        if (ApiNumber.Read(context.Request, "page", 1, most: 9_999, out _) is { } wrong)
        {
            return wrong;
        }

        var found = await commitments.ListAsync(CommitmentQuery.Read(context.Request, await terms.ReadAsync(ct), size), ct);
        var described = new List<PublicCommitment>();
        foreach (var commitment in await commitments.WithListsAsync(found, ct))
        {
            var newest = (await pages.EntriesAsync((await commitments.HistoryAsync(commitment.Id, ct)).Take(1), ct)).FirstOrDefault();
            described.Add(new()
            {
                Id = commitment.Id,
                Title = commitment.Title,
                Url = hub.Url(commitment.Path),
                Description = commitment.Description,
                PromisedBy = commitment.PublicWho,
                Country = commitment.Country,
                City = commitment.City,
                MadeOn = commitment.MadeOn,
                DueOn = commitment.DueOn,
                Overdue = commitment.IsOverdue(commitments.Today),
                Status = commitment.Status,
                StatusOn = commitment.StatusOn,
                Evidence = newest?.Evidence is { } evidence ? new(evidence.Text, evidence.Url.StartsWith('/') ? hub.Url(evidence.Url) : evidence.Url) : null,
                Summary = newest?.Summary ?? "",
                Barriers = newest?.Barriers ?? "",
                Enablers = newest?.Enablers ?? "",
                Asks = commitment.Asks,
                Milestones = commitment.Milestones,
                Topics = commitment.Topics,
                Illustrative = commitment.Illustrative,
            });
        }

        return Results.Json(new CommitmentList { Total = found.Count > 0 ? found[0].Total : 0, Results = described });
    }
}

/// <summary>What <c>/api/v1/commitments</c> answers.</summary>
public sealed record CommitmentList
{
    public int Total { get; init; }

    public required IReadOnlyList<PublicCommitment> Results { get; init; }
}

/// <summary>A public commitment with its newest accepted report.</summary>
public sealed record PublicCommitment
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Url { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Who promised; empty when that may not be told.</summary>
    public string PromisedBy { get; init; } = "";

    public string? Country { get; init; }

    public string City { get; init; } = "";

    public DateOnly MadeOn { get; init; }

    public DateOnly? DueOn { get; init; }

    public bool Overdue { get; init; }

    /// <summary>One of not-started, limited, substantial, completed, no-evidence and withdrawn.</summary>
    public required string Status { get; init; }

    public DateOnly StatusOn { get; init; }

    /// <summary>What proves the status; null when there is none.</summary>
    public PublicEvidence? Evidence { get; init; }

    public string Summary { get; init; } = "";

    public string Barriers { get; init; } = "";

    public string Enablers { get; init; } = "";

    public IReadOnlyList<string> Asks { get; init; } = [];

    public IReadOnlyList<string> Milestones { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    public bool Illustrative { get; init; }
}

/// <summary>What proves a status; the address may be empty.</summary>
public sealed record PublicEvidence(string Title, string Url);
