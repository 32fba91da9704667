using System.Text;
using KnowledgeHub.Html;

namespace KnowledgeHub.Newsletters;

/// <summary>The plain-text part of an edition: everything the HTML part says, in lines that any mail program shows.</summary>
public static class EditionText
{
    public static string Write(Edition edition)
    {
        var text = new StringBuilder().Append(edition.Title).Append('\n').Append('=', Math.Min(edition.Title.Length, 70)).Append("\n\n");
        if (edition.Intro.Length > 0)
        {
            text.Append(PlainText.ForMail(edition.Intro)).Append("\n\n");
        }

        foreach (var section in edition.Sections)
        {
            Write(text, section, edition);
        }

        return text.Append("-- \n")
            .Append(edition.Texts.WhyYou).Append("\n\n")
            .Append(edition.Texts.ReadOnline).Append(":\n").Append(edition.ReadOnline).Append("\n\n")
            .Append(edition.Texts.Preferences).Append(":\n").Append(Edition.PreferencesSlot).Append("\n\n")
            .Append(edition.Texts.Unsubscribe).Append(":\n").Append(Edition.UnsubscribeSlot).Append('\n')
            .ToString();
    }

    private static void Write(StringBuilder text, EditionSection section, Edition edition)
    {
        if (section.Heading.Length > 0)
        {
            text.Append(section.Heading.ToUpperInvariant()).Append("\n\n");
        }

        foreach (var block in section.Blocks)
        {
            if (block is EditionItem item)
            {
                Write(text, item, edition);
            }
            else if (block is EditionNote note)
            {
                Write(text, note);
            }
        }
    }

    private static void Write(StringBuilder text, EditionItem item, Edition edition)
    {
        text.Append(item.Title).Append(" (").Append(item.Kind).Append(")\n");
        if (item.Change.Length > 0)
        {
            text.Append(edition.Texts.WhatChanged).Append(": ").Append(item.Change).Append('\n');
        }

        if (item.Takeaway.Length > 0)
        {
            text.Append(edition.Texts.TakeawayLabels[edition.Audience]).Append(": ").Append(item.Takeaway).Append("\n\n");
        }

        text.Append(item.Summary).Append('\n').Append(item.Url).Append("\n\n");
    }

    private static void Write(StringBuilder text, EditionNote note)
    {
        var head = string.Join(": ", new[] { note.Label, note.Title }.Where(part => part.Length > 0));
        foreach (var part in new[] { head, string.Join(", ", note.Facts), PlainText.ForMail(note.Body), note.LinkText.Length > 0 ? $"{note.LinkText}: {note.Url}" : "" }.Where(part => part.Length > 0))
        {
            text.Append(part).Append('\n');
        }

        text.Append('\n');
    }
}
