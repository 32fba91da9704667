using KnowledgeHub.Html;
using KnowledgeHub.Mail;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Stakeholders;

/// <summary>What was typed, in the form in which it is stored: trimmed, composed, each thing once.</summary>
public static class Tidy
{
    public static Organisation Run(Organisation typed, Terms terms) => typed with
    {
        Name = Line(typed.Name),
        ShortName = Line(typed.ShortName),
        Country = Code(typed.Country, terms),
        City = Line(typed.City),
        Website = Website(Line(typed.Website)),
        Notes = Text(typed.Notes),
        Topics = terms.Current(typed.Topics),
        OtherNames = [.. typed.OtherNames.Select(name => new OtherName { Locale = Line(name.Locale), Name = Line(name.Name) }).Where(name => name.Name.Length > 0).Distinct()],
    };

    public static Person Run(Person typed, Terms terms) => typed with
    {
        Name = Line(typed.Name),
        Languages = string.Join(' ', Line(typed.Languages).Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Distinct()),
        Country = Code(typed.Country, terms),
        City = Line(typed.City),
        Notes = Text(typed.Notes),
        Topics = terms.Current(typed.Topics),
        Addresses = [.. typed.Addresses.Select(Address).Where(address => address.Value.Length > 0).DistinctBy(address => (address.Kind, address.Value))],
    };

    public static Engagement Run(Engagement typed, Terms terms) => typed with
    {
        Subject = Line(typed.Subject),
        Place = Line(typed.Place),
        Country = Code(typed.Country, terms),
        About = Text(typed.About),
        Outcome = Text(typed.Outcome),
        NextStep = Text(typed.NextStep),
        Responsible = Line(typed.Responsible).ToLowerInvariant(),
        Topics = terms.Current(typed.Topics),
        Participants = [.. typed.Participants.Distinct()],
        Asks = [.. typed.Asks.Distinct()],
        Items = [.. typed.Items.Distinct()],
    };

    public static string Line(string text) => string.Join(' ', Text(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // PostgreSQL takes no NUL.
    public static string Text(string text) => ComposedText.From(text).Replace("\0", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private static PersonAddress Address(PersonAddress typed)
    {
        var value = typed.Kind == "post" ? Text(typed.Value) : Line(typed.Value);
        return new() { Kind = typed.Kind, Value = typed.Kind == "mail" && Mailbox.TryReadAddress(value, out var address) ? address : value, Label = Line(typed.Label) };
    }

    private static string? Code(string? typed, Terms terms) => string.IsNullOrWhiteSpace(typed) ? null : terms.Place(typed.Trim())?.Code ?? typed.Trim();

    private static string Website(string typed) => typed.Length == 0 || typed.Contains("://", StringComparison.Ordinal) ? typed : $"https://{typed}";
}
