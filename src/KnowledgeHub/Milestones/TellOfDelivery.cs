using KnowledgeHub.Languages;
using KnowledgeHub.Newsletters;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Milestones;

/// <summary>
/// What an issue can tell of delivery: public commitments whose day is near or past, and cells of the coverage map that
/// have nothing yet. Each becomes a block that staff may change like one they wrote.
/// </summary>
public sealed class TellOfDelivery(ReadDelivery read, Commissions commissions, TermStore terms, EvidenceWanted wanted, TimeProvider clock)
{
    private const int DaysAhead = 90;
    private const int Most = 30;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>What can be told today: the commitments nearest to their day first, the cells in the order of the map.</summary>
    public async Task<DeliveryNews> RunAsync(CancellationToken ct)
    {
        var delivery = await read.RunAsync(ct);
        var due = delivery.Promised.Where(one => one.IsOpen && one.DueOn is { } day && day <= Today.AddDays(DaysAhead));
        return new(
            [.. due.OrderBy(one => Math.Abs(one.DueOn!.Value.DayNumber - Today.DayNumber)).Take(Most)],
            [.. Coverage.Of(delivery, await terms.ReadAsync(ct), await commissions.PlacesAsync(ct)).Empty],
            await terms.ReadAsync(ct),
            Today);
    }

    /// <summary>The block that reminds readers of a public commitment and its day; null when it has none or is not public.</summary>
    public async Task<Block?> OfCommitmentAsync(string id, CancellationToken ct) =>
        (await read.RunAsync(ct)).Promised.FirstOrDefault(one => one.Id == id) is { DueOn: { } day } promised
            ? new Block
            {
                Id = promised.Id,
                Kind = BlockKind.Commitment,
                CommitmentId = promised.Id,
                Day = day,
                Link = promised.Path,
                Texts = new Dictionary<string, BlockText> { ["en"] = new() { Heading = Shortened(promised.Title), Who = Shortened(promised.PromisedBy) } },
            }
            : null;

    /// <summary>The block that asks readers for evidence on an ask in a country, in every language of the site; null when there is no such ask or country.</summary>
    public async Task<Block?> OfGapAsync(string ask, string country, CancellationToken ct)
    {
        var (texts, link) = (new Dictionary<string, BlockText>(), "");
        foreach (var language in SiteLanguage.All)
        {
            using var speaking = language.Speak();
            if (await wanted.ForAsync(ask, country, ct) is not { } question)
            {
                return null;
            }

            texts[language.Tag] = new() { Heading = Shortened(question.Title), Text = question.Text, Place = question.Place };
            link = question.Path;
        }

        return Block.Empty(BlockKind.Evidence, clock) with { Link = link, Texts = texts };
    }

    // A line of a block holds no more.
    private static string Shortened(string text) => text.Length <= CheckIssueDraft.LongestLine ? text : $"{text[..(CheckIssueDraft.LongestLine - 1)].TrimEnd()}…";
}

/// <summary>Commitments and empty cells that readers can be told of.</summary>
public sealed record DeliveryNews(IReadOnlyList<PublicCommitment> Due, IReadOnlyList<CoverageCell> Gaps, Terms Terms, DateOnly Today);
