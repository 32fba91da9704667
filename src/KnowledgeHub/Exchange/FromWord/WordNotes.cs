using System.Xml.Linq;
using KnowledgeHub.Html;

namespace KnowledgeHub.Exchange.FromWord;

/// <summary>The footnotes and endnotes of a document, numbered in the order in which the text mentions them.</summary>
internal sealed class WordNotes(WordPackage package, Losses losses)
{
    private readonly Dictionary<string, (string? Part, Dictionary<string, XElement> Notes)> parts = new(StringComparer.Ordinal);
    private readonly List<(XElement Note, string Part)> mentioned = [];
    private bool isRead;

    /// <summary>The mark of a note, or null when the document does not have it.</summary>
    public Piece? Mark(XElement reference)
    {
        var kind = reference.Kind() == "w:footnoteReference" ? "footnote" : "endnote";
        var (part, notes) = NotesOf(kind);
        // A note about a note would come after its end.
        if (isRead || part is null || !notes.TryGetValue(reference.Attr("id") ?? "", out var note))
        {
            losses.Add(Loss.MissingNote);
            return null;
        }

        mentioned.Add((note, part));
        return new(Footnotes.Mark(mentioned.Count));
    }

    /// <summary>The notes that the text mentions, as the end of it.</summary>
    public string Section(Func<XElement, IReadOnlyDictionary<string, WordRelation>, string> read)
    {
        isRead = true;
        var relations = mentioned.Select(note => note.Part).Distinct().ToDictionary(part => part, package.RelationshipsOf);
        return Footnotes.Section([.. mentioned.Select(note => read(note.Note, relations[note.Part]))]);
    }

    private (string? Part, Dictionary<string, XElement> Notes) NotesOf(string kind)
    {
        if (!parts.TryGetValue(kind, out var known))
        {
            var part = package.Find($"{kind}s");
            var notes = package.Load(part).Children($"w:{kind}").Where(note => note.Attr("id") is not null).DistinctBy(note => note.Attr("id")).ToDictionary(note => note.Attr("id")!, StringComparer.Ordinal);
            parts[kind] = known = (part, notes);
        }

        return known;
    }
}
