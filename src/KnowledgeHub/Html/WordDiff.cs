namespace KnowledgeHub.Html;

/// <summary>Compares two blocks word by word, and notes where the same words look different or lead elsewhere.</summary>
public static class WordDiff
{
    /// <summary>The runs of words. Those that are the same or added make the later text; those that are the same or removed the earlier one.</summary>
    public static IReadOnlyList<DiffPart> Of(TextBlock before, TextBlock after)
    {
        List<string> earlier = [.. before.Tokens.Select(token => token.Text)], later = [.. after.Tokens.Select(token => token.Text)];
        List<DiffPart> words = [];
        foreach (var step in WithoutLoneGaps(SequenceDiff.Of(earlier, later), later))
        {
            words.Add(step.Kind switch
            {
                DiffKind.Same => new(DiffKind.Same, later[step.After], ChangeOf(before.Tokens[step.Before], after.Tokens[step.After])),
                DiffKind.Removed => new(DiffKind.Removed, before.Tokens[step.Before].Text),
                _ => new(DiffKind.Added, later[step.After], LeadsTo(after.Tokens[step.After])),
            });
        }

        return Runs(words);
    }

    /// <summary>A block that only one text has, or both alike.</summary>
    public static IReadOnlyList<DiffPart> Whole(DiffKind kind, TextBlock block) =>
        Runs([.. block.Tokens.Select(token => new DiffPart(kind, token.Text, kind == DiffKind.Added ? LeadsTo(token) : ""))]);

    // A gap between two changed words reads better as part of the change: one run instead of many.
    private static List<DiffStep> WithoutLoneGaps(IReadOnlyList<DiffStep> steps, List<string> later)
    {
        var result = new List<DiffStep>();
        for (var n = 0; n < steps.Count; n++)
        {
            var step = steps[n];
            if (step.Kind == DiffKind.Same && n > 0 && n + 1 < steps.Count && string.IsNullOrWhiteSpace(later[step.After])
                && steps[n - 1].Kind != DiffKind.Same && steps[n + 1].Kind != DiffKind.Same)
            {
                result.Add(new(DiffKind.Removed, step.Before, -1));
                result.Add(new(DiffKind.Added, -1, step.After));
            }
            else
            {
                result.Add(step);
            }
        }

        return RemovedFirst(result);
    }

    // Inside a change what went comes before what came; the order of each stays.
    private static List<DiffStep> RemovedFirst(List<DiffStep> steps)
    {
        var result = new List<DiffStep>();
        for (var n = 0; n < steps.Count;)
        {
            var end = steps.FindIndex(n, step => step.Kind == DiffKind.Same);
            var change = steps[n..(end < 0 ? steps.Count : end)];
            result.AddRange(change.Where(step => step.Kind == DiffKind.Removed));
            result.AddRange(change.Where(step => step.Kind == DiffKind.Added));
            n += change.Count;
            if (n < steps.Count)
            {
                result.Add(steps[n++]);
            }
        }

        return result;
    }

    private static List<DiffPart> Runs(List<DiffPart> words)
    {
        var runs = new List<DiffPart>();
        foreach (var word in words)
        {
            if (runs.Count > 0 && runs[^1].Kind == word.Kind && runs[^1].Note == word.Note)
            {
                runs[^1] = runs[^1] with { Text = runs[^1].Text + word.Text };
            }
            else
            {
                runs.Add(word);
            }
        }

        return runs;
    }

    private static string LeadsTo(TextToken token) => token.Href.Length > 0 && token.Look != "picture" ? $"links to {token.Href}" : "";

    private static string ChangeOf(TextToken before, TextToken after)
    {
        var look = before.Look == after.Look ? ""
            : after.Look.Length == 0 ? $"no longer {before.Look}"
            : $"now {after.Look}";
        var link = before.Href == after.Href ? ""
            : after.Href.Length == 0 ? $"no longer links to {before.Href}"
            : before.Href.Length == 0 ? $"now links to {after.Href}"
            : $"now links to {after.Href}, before to {before.Href}";
        return string.Join("; ", new[] { look, link }.Where(note => note.Length > 0));
    }
}
