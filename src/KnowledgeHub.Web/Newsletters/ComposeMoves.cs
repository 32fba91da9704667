using KnowledgeHub.Newsletters;

namespace KnowledgeHub.Web.Newsletters;

/// <summary>What the buttons of the form do to it: order, remove, put back, add.</summary>
public static class ComposeMoves
{
    private const int MostSections = 30;

    /// <summary>Null when the word names nothing that changes the form.</summary>
    public static ComposeState? Apply(ComposeState state, string action, TimeProvider clock)
    {
        var parts = action.Split(':');
        var changed = parts switch
        {
            ["up", var id] => Move(state, id, -1),
            ["down", var id] => Move(state, id, 1),
            ["section-up", var key] => MoveSection(state, key, -1),
            ["section-down", var key] => MoveSection(state, key, 1),
            ["remove", var id] => state with { Removed = state.Removed.Append(id).ToHashSet(), Said = "Removed. It can be put back until you save." },
            ["back", var id] => state with { Removed = state.Removed.Where(removed => removed != id).ToHashSet(), Said = "It is back." },
            ["add-section"] when state.Keys.Count < MostSections => AddSections(state, [new Section("")]),
            ["add", var kind, var key] when BlockKind.Written.Any(written => written.Id == kind) => Add(state, key, Block.Empty(kind, clock)),
            _ => null,
        };
        return changed is null ? null : changed with { IsUnsaved = true, Pressed = action };
    }

    /// <summary>Puts blocks into the sections with the same headings, or into new ones; what is there already stays where it is.</summary>
    public static ComposeState Add(ComposeState state, IEnumerable<Section> sections)
    {
        var there = state.Draft.Sections.SelectMany(section => section.Blocks).Select(block => block.Id).ToHashSet();
        var added = sections.SelectMany(section => section.Blocks).Select(block => block.Id).ToHashSet();
        var result = state with { Removed = state.Removed.Except(added).ToHashSet(), IsUnsaved = true };
        foreach (var section in sections.Select(section => section with { Blocks = [.. section.Blocks.Where(block => !there.Contains(block.Id))] }).Where(section => section.Blocks.Count > 0))
        {
            var at = result.Draft.Sections.ToList().FindIndex(own => own.Heading == section.Heading);
            result = at < 0
                ? AddSections(result, [section])
                : Change(result, list => list[at] = list[at] with { Blocks = [.. list[at].Blocks, .. section.Blocks] });
        }

        return result with { Said = $"Added: {added.Except(there.Except(state.Removed)).Count()}." };
    }

    /// <summary>Puts a block at the end of a section, or of the last one when there is none of that name.</summary>
    public static ComposeState Add(ComposeState state, string key, Block block)
    {
        var open = state.Keys.Count == 0 ? AddSections(state, [new Section("")]) : state;
        var at = Math.Max(open.Keys.ToList().IndexOf(key), key.Length == 0 ? open.Keys.Count - 1 : 0);
        return Change(open, list => list[at] = list[at] with { Blocks = [.. list[at].Blocks, block] }) with { IsUnsaved = true, Said = "Added at the end of the section." };
    }

    // Past the end of its section a block goes on into the next.
    private static ComposeState? Move(ComposeState state, string id, int step)
    {
        var sections = state.Draft.Sections.ToList();
        var from = sections.FindIndex(section => section.Blocks.Any(block => block.Id == id));
        if (from < 0)
        {
            return null;
        }

        var blocks = sections[from].Blocks.ToList();
        var at = blocks.FindIndex(block => block.Id == id);
        var block = blocks[at];
        var (to, place) = (from, at + step);
        if (place < 0 || place >= blocks.Count)
        {
            to = from + step;
            if (to < 0 || to >= sections.Count)
            {
                return state with { Said = "It stands at the end already." };
            }

            place = step > 0 ? 0 : sections[to].Blocks.Count;
        }

        blocks.RemoveAt(at);
        var moved = Change(state, list => list[from] = list[from] with { Blocks = blocks });
        moved = Change(moved, list => list[to] = list[to] with { Blocks = [.. list[to].Blocks.Take(place), block, .. list[to].Blocks.Skip(place)] });
        return moved with { Said = $"Moved to place {place + 1} of {moved.Draft.Sections[to].Blocks.Count} in section {to + 1}." };
    }

    private static ComposeState? MoveSection(ComposeState state, string key, int step)
    {
        var (keys, sections) = (state.Keys.ToList(), state.Draft.Sections.ToList());
        var (from, to) = (keys.IndexOf(key), keys.IndexOf(key) + step);
        if (from < 0 || to < 0 || to >= keys.Count)
        {
            return from < 0 ? null : state with { Said = "It stands at the end already." };
        }

        (keys[from], keys[to]) = (keys[to], keys[from]);
        (sections[from], sections[to]) = (sections[to], sections[from]);
        return state with { Keys = keys, Draft = state.Draft with { Sections = sections }, Said = $"The section is now number {to + 1} of {keys.Count}." };
    }

    private static ComposeState AddSections(ComposeState state, IReadOnlyList<Section> added)
    {
        var next = state.Keys.Select(key => int.TryParse(key.AsSpan(1), out var number) ? number : 0).DefaultIfEmpty(0).Max() + 1;
        return state with
        {
            Keys = [.. state.Keys, .. added.Select((_, n) => $"s{next + n}")],
            Draft = state.Draft with { Sections = [.. state.Draft.Sections, .. added] },
            Said = "A section was added at the end.",
        };
    }

    private static ComposeState Change(ComposeState state, Action<List<Section>> change)
    {
        var sections = state.Draft.Sections.ToList();
        change(sections);
        return state with { Draft = state.Draft with { Sections = sections } };
    }
}
