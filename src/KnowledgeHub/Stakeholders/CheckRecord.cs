using KnowledgeHub.Content;
using KnowledgeHub.Mail;
using KnowledgeHub.Taxonomy;

namespace KnowledgeHub.Stakeholders;

/// <summary>What keeps a record from being stored; each sentence says what to do.</summary>
public static class CheckRecord
{
    public const int LongestName = 200;
    public const int LongestLine = 300;
    public const int LongestText = 10_000;

    public static IEnumerable<Problem> Of(Organisation organisation, Terms terms)
    {
        if (OrganisationKind.Find(organisation.Kind) is null)
        {
            yield return new("kind", "Choose what kind of organisation it is.");
        }

        var website = organisation.Website;
        if (website.Length > 0 && !(Uri.TryCreate(website, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Contains('.', StringComparison.Ordinal)))
        {
            yield return new("website", "That is not a complete web address; write it like https://example.org.");
        }

        foreach (var problem in Name(organisation.Name).Concat(Country(organisation.Country, terms)).Concat(Topics(organisation.Topics, terms)).Concat(Line("short-name", "short name", organisation.ShortName))
            .Concat(Line("city", "city", organisation.City)).Concat(Line("website", "website", website)).Concat(Text("notes", "notes", organisation.Notes))
            .Concat(organisation.OtherNames.SelectMany(other => Line("other-names", "name", other.Name).Concat(Language("other-names", other.Locale)))))
        {
            yield return problem;
        }
    }

    public static IEnumerable<Problem> Of(Person person, Terms terms)
    {
        if (!Choices.LawfulBases.Has(person.LawfulBasis))
        {
            yield return new("lawful-basis", "Choose why the hub may keep this record.");
        }

        if (person.PreferredChannel.Length > 0 && !Choices.Channels.Has(person.PreferredChannel))
        {
            yield return new("preferred-channel", "Choose a channel from the list.");
        }

        foreach (var address in person.Addresses.Where(address => address.Kind == "mail" && !Mailbox.TryReadAddress(address.Value, out _)))
        {
            yield return new("addresses", $"“{address.Value}” is not a complete mail address; write it like name@example.org.");
        }

        foreach (var problem in Name(person.Name).Concat(Country(person.Country, terms)).Concat(Topics(person.Topics, terms)).Concat(Line("city", "city", person.City)).Concat(Text("notes", "notes", person.Notes))
            .Concat(person.Addresses.SelectMany(address => Line("addresses", "address", address.Value).Concat(Line("addresses", "label", address.Label))))
            .Concat(person.Addresses.Where(address => !Choices.AddressKinds.Has(address.Kind)).Select(_ => new Problem("addresses", "Choose what kind of address it is.")))
            .Concat(person.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(tag => Language("languages", tag))))
        {
            yield return problem;
        }
    }

    public static IEnumerable<Problem> Of(Engagement engagement, Terms terms, DateOnly today)
    {
        if (!Choices.EngagementKinds.Has(engagement.Kind))
        {
            yield return new("kind", "Choose what kind of contact it was.");
        }

        if (engagement.Subject.Length == 0)
        {
            yield return new("subject", "Say in a few words what it was about.");
        }

        if (engagement.OnDay == default || engagement.OnDay > today.AddYears(2))
        {
            yield return new("on-day", "Give the day of the contact, such as 2026-05-22.");
        }

        if (engagement.NextDue < engagement.OnDay)
        {
            yield return new("next-due", "The next contact is due before this one took place; choose a later day.");
        }

        if (engagement.NextDue is not null && engagement.Responsible.Length == 0)
        {
            yield return new("responsible", "Name who is responsible for the next step.");
        }

        foreach (var problem in Line("subject", "subject", engagement.Subject).Concat(Line("place", "place", engagement.Place)).Concat(Country(engagement.Country, terms)).Concat(Topics(engagement.Topics, terms))
            .Concat(Text("about", "text", engagement.About)).Concat(Text("outcome", "outcome", engagement.Outcome)).Concat(Text("next-step", "next step", engagement.NextStep)))
        {
            yield return problem;
        }
    }

    internal static IEnumerable<Problem> Name(string name)
    {
        if (name.Length is 0 or > LongestName)
        {
            yield return new("name", name.Length == 0 ? "The name is empty; write it." : $"The name has {name.Length} characters and at most {LongestName} fit; shorten it.");
        }
    }

    internal static IEnumerable<Problem> Line(string field, string what, string text) => TooLong(field, what, text, LongestLine);

    internal static IEnumerable<Problem> Text(string field, string what, string text) => TooLong(field, what, text, LongestText);

    private static IEnumerable<Problem> TooLong(string field, string what, string text, int most)
    {
        if (text.Length > most)
        {
            yield return new(field, $"The {what} has {text.Length} characters and at most {most} fit; shorten it.");
        }
    }

    private static IEnumerable<Problem> Country(string? code, Terms terms)
    {
        if (code is not null && terms.Place(code) is null)
        {
            yield return new("country", $"There is no country “{code}”; choose one from the list.");
        }
    }

    private static IEnumerable<Problem> Topics(IEnumerable<string> topics, Terms terms) =>
        topics.Where(topic => terms.Topic(topic) is null).Select(topic => new Problem("topics", $"There is no topic “{topic}”; choose one from the list."));

    private static IEnumerable<Problem> Language(string field, string tag)
    {
        if (tag.Length is < 2 or > 35 || !tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || !char.IsAsciiLetter(tag[0]))
        {
            yield return new(field, $"“{tag}” is no language tag; write languages like en, fr or pt-BR.");
        }
    }
}
