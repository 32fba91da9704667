namespace KnowledgeHub.Content.Compare;

/// <summary>
/// Brings two people's changes of the same version together, field by field. A field that only one of them changed is
/// theirs; one that both changed differently is a conflict, and stays as the second one has it until a person decides.
/// </summary>
public static class MergeItems
{
    public static MergedItem Run(ContentType type, ContentBody before, ContentBody mine, ContentBody theirs)
    {
        var merged = mine with { };
        var (conflicts, taken, kept) = (new List<Field>(), new List<Field>(), new List<Field>());
        foreach (var field in type.Fields.Where(field => !FieldValues.Same(field, mine, theirs)))
        {
            if (FieldValues.Same(field, before, mine))
            {
                field.Set(merged, field.Value(theirs));
                taken.Add(field);
            }
            else
            {
                (FieldValues.Same(field, before, theirs) ? kept : conflicts).Add(field);
            }
        }

        return new(merged, conflicts, taken, kept);
    }

    /// <summary>The item with what the other one wrote in these fields.</summary>
    public static ContentBody Take(ContentType type, ContentBody mine, ContentBody theirs, IReadOnlyCollection<string> fields)
    {
        var merged = mine with { };
        foreach (var field in type.Fields.Where(field => fields.Contains(field.Name)))
        {
            field.Set(merged, field.Value(theirs));
        }

        return merged;
    }
}

/// <summary>What came of a merge.</summary>
/// <param name="Body">The item with the changes of both, and mine where they conflict.</param>
/// <param name="Conflicts">What both changed, each differently.</param>
/// <param name="Taken">What only the other one changed.</param>
/// <param name="Kept">What only I changed.</param>
public sealed record MergedItem(ContentBody Body, IReadOnlyList<Field> Conflicts, IReadOnlyList<Field> Taken, IReadOnlyList<Field> Kept);
