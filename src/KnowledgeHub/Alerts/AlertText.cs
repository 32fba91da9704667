using System.Text;
using KnowledgeHub.Languages;
using KnowledgeHub.Search;
using static KnowledgeHub.Languages.Words;

namespace KnowledgeHub.Alerts;

/// <summary>The plain-text part of an alert: everything the HTML part says. Words that matched stand between asterisks.</summary>
public static class AlertText
{
    public static string Write(AlertMail mail)
    {
        var text = new StringBuilder().Append(mail.Name).Append('\n').Append(mail.Tally).Append('\n').Append('=', 40).Append("\n\n");
        foreach (var line in mail.Lines)
        {
            Write(text, line, mail);
        }

        if (mail.More > 0)
        {
            text.Append(mail.MoreText).Append("\n\n");
        }

        return text
            .Append(T("See the search:")).Append('\n').Append(mail.SearchUrl).Append("\n\n-- \n")
            .Append(mail.WhyYou).Append("\n\n")
            .Append(T("All searches you follow:")).Append('\n').Append(mail.PageUrl).Append("\n\n")
            .Append(T("Stop these mails:")).Append('\n').Append(mail.StopUrl).Append('\n')
            .ToString();
    }

    private static void Write(StringBuilder text, AlertLine line, AlertMail mail)
    {
        text.Append(line.Title).Append('\n').Append(line.Kind).Append(", ").Append(AlertMail.Day(line.PublishedOn)).Append('\n');
        foreach (var fact in line.Facts)
        {
            text.Append(fact).Append('\n');
        }

        foreach (var change in line.Changes)
        {
            text.Append(AlertMail.Say(change)).Append('\n');
        }

        text.Append(Marked(line.FoundIn.Length > 0 ? T("{0}: {1}", line.FoundIn, line.Passage) : line.Passage)).Append('\n');
        if (line.Facets.Count > 0)
        {
            text.Append(T("Matches {0}", string.Join(", ", line.Facets))).Append('\n');
        }

        text.Append(mail.PublicUrl).Append(SiteLanguage.Current.In(line.Path)).Append("\n\n");
    }

    private static string Marked(string passage) => passage
        .Replace(FindItems.MarkStart, "*", StringComparison.Ordinal)
        .Replace(FindItems.MarkEnd, "*", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
