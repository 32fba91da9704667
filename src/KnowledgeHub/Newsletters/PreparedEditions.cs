using System.Security.Cryptography;
using System.Text;
using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Storage;
using KnowledgeHub.Taxonomy;
using Microsoft.Extensions.Logging;

namespace KnowledgeHub.Newsletters;

/// <summary>
/// Editions that are written already: readers whose topics lead to the same order of items share one, in whatever batch
/// they are. As soon as anything that is published changes, all are made anew, so that an item withdrawn meanwhile is in none.
/// </summary>
public sealed partial class PreparedEditions(
    IssueStore issues, EditionMessages messages, LiveContent live, TermStore terms, ChangeFeed feed, TimeProvider clock, ILogger<PreparedEditions> log) : IDisposable
{
    // An edition is as large as its mail, and a reader's entry is small.
    private const int MostEditions = 100;
    private const int MostReaders = 10_000;

    // The date in a mail's head is that of its edition.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, Known> known = [];
    private readonly Dictionary<(string Issue, Reader Reader), PreparedEdition> byReader = [];
    private readonly Dictionary<string, PreparedEdition> byContent = [];
    private long head = -1;
    private DateTimeOffset since;

    /// <summary>Finds the edition of each of these deliveries, by issue and reader.</summary>
    public async Task<IReadOnlyDictionary<(string Issue, Reader Reader), PreparedEdition>> ForAsync(IEnumerable<DueDelivery> deliveries, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            await ForgetOldAsync(ct);
            var found = new Dictionary<(string, Reader), PreparedEdition>();
            foreach (var (issue, reader) in deliveries.Select(delivery => (delivery.IssueId, delivery.Reader)).Distinct())
            {
                found[(issue, reader)] = await FindAsync(issue, reader, ct);
            }

            return found;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task ForgetOldAsync(CancellationToken ct)
    {
        var now = await feed.HeadAsync(ct);
        if (now != head || clock.GetUtcNow() - since > Longest)
        {
            known.Clear();
            byReader.Clear();
            byContent.Clear();
            (head, since) = (now, clock.GetUtcNow());
        }
    }

    private async Task<PreparedEdition> FindAsync(string issueId, Reader reader, CancellationToken ct)
    {
        if (!known.TryGetValue(issueId, out var about))
        {
            known[issueId] = about = await KnowAsync(issueId, ct);
        }

        // Topics of which the issue says nothing make no difference.
        var like = reader with { Topics = string.Join(';', reader.TopicSlugs.Where(about.Topics.Contains)) };
        if (!byReader.TryGetValue((issueId, like), out var edition))
        {
            Make(byReader, MostReaders);
            byReader[(issueId, like)] = edition = await WriteAsync(about.Issue, like, ct);
        }

        return edition;
    }

    private async Task<Known> KnowAsync(string issueId, CancellationToken ct)
    {
        if (await issues.FindAsync(issueId, ct) is not { } issue)
        {
            return new Known(null, new HashSet<string>());
        }

        var all = await terms.ReadAsync(ct);
        var items = await live.FindManyAsync([.. issue.ContentIds], ct);
        return new Known(issue, items.SelectMany(item => item.Body.Topics).SelectMany(all.WithAncestors).Select(topic => topic.Slug).ToHashSet());
    }

    private async Task<PreparedEdition> WriteAsync(Issue? issue, Reader reader, CancellationToken ct)
    {
        try
        {
            if (issue is null || await messages.ComposeAsync(issue, reader, ct) is not { IsEmpty: false } edition)
            {
                return new PreparedEdition(null, "Nothing in this edition is published any more.");
            }

            // The plain-text part says all that the edition says, in its order.
            var content = $"{issue.Id}|{edition.Audience}|{edition.Locale}|{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(EditionText.Write(edition))))}";
            if (!byContent.TryGetValue(content, out var prepared))
            {
                Make(byContent, MostEditions);
                byContent[content] = prepared = new PreparedEdition(await messages.PrepareAsync(issue, edition, ct), "");
            }

            return prepared;
        }
        catch (ArgumentException e)
        {
            // An edition that can't be written must not hold up the others.
            LogNotWritten(issue!.Id, e.Message);
            return new PreparedEdition(null, $"The edition can't be written: {e.Message}");
        }
    }

    // Makes room. What is needed again is written again.
    private void Make<TKey>(Dictionary<TKey, PreparedEdition> kept, int most)
        where TKey : notnull
    {
        if (kept.Count >= most)
        {
            byReader.Clear();
            kept.Clear();
        }
    }

    [LoggerMessage(LogLevel.Error, "An edition of issue {Issue} can't be written and is left out: {Reason}")]
    private partial void LogNotWritten(string issue, string reason);

    private sealed record Known(Issue? Issue, IReadOnlySet<string> Topics);
}

/// <summary>An edition ready for any number of recipients, or why there is none.</summary>
public sealed record PreparedEdition(PreparedMessage? Message, string Reason);
