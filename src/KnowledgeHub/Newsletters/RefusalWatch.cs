using System.Collections.Concurrent;

namespace KnowledgeHub.Newsletters;

/// <summary>Notices when a mail server refuses too much of an issue: then something is wrong with the issue or with our standing, and going on makes it worse.</summary>
public sealed class RefusalWatch
{
    /// <summary>How many of the last answers are looked at.</summary>
    public const int Last = 200;

    /// <summary>How many refusals among them are too many: a tenth, and never fewer than these.</summary>
    public const int TooMany = 20;

    private readonly ConcurrentDictionary<string, Queue<bool>> answers = new();
    private readonly ConcurrentDictionary<string, bool> tripped = new();

    /// <summary>Whether the issue is about to be paused for it, so that no further mail of it is tried.</summary>
    public bool IsTripped(string issueId) => tripped.ContainsKey(issueId);

    /// <summary>The issue is paused, or was resumed since.</summary>
    public void Reset(string issueId) => tripped.TryRemove(issueId, out _);

    /// <summary>Counts an answer; true when it is one refusal too many. Then the count begins anew.</summary>
    public bool Learn(string issueId, bool isRefusal)
    {
        var last = answers.GetOrAdd(issueId, _ => new Queue<bool>(Last));
        lock (last)
        {
            last.Enqueue(isRefusal);
            if (last.Count > Last)
            {
                last.Dequeue();
            }

            if (!isRefusal || last.Count(refused => refused) < TooMany)
            {
                return false;
            }

            last.Clear();
            return tripped.TryAdd(issueId, true);
        }
    }

    /// <summary>Forgets issues that are not being sent any more.</summary>
    public void Keep(IEnumerable<string> issueIds)
    {
        foreach (var gone in answers.Keys.Except(issueIds))
        {
            answers.TryRemove(gone, out _);
        }
    }
}
