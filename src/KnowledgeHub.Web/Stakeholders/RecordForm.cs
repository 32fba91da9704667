using System.Globalization;
using KnowledgeHub.Stakeholders;

namespace KnowledgeHub.Web.Stakeholders;

/// <summary>Reads the forms of the directory.</summary>
public static class RecordForm
{
    public static Organisation Organisation(IFormCollection form, string id) => new()
    {
        Id = id,
        Version = Number(form["version"]),
        Name = form["name"].ToString(),
        ShortName = form["short-name"].ToString(),
        Kind = form["kind"].ToString(),
        Country = form["country"].ToString(),
        City = form["city"].ToString(),
        Website = form["website"].ToString(),
        Notes = form["notes"].ToString(),
        IsPublic = form["is-public"] == "yes",
        Topics = Values(form, "topic"),
        OtherNames = [.. Lines(form, "other-name").Zip(Lines(form, "other-locale"), (name, locale) => new OtherName { Name = name, Locale = locale.Length == 0 ? "en" : locale }).Where(name => name.Name.Trim().Length > 0)],
    };

    public static Person Person(IFormCollection form, string id) => new()
    {
        Id = id,
        Version = Number(form["version"]),
        Name = form["name"].ToString(),
        Languages = form["languages"].ToString(),
        Country = form["country"].ToString(),
        City = form["city"].ToString(),
        MayMail = form["may-mail"] == "yes",
        MayCall = form["may-call"] == "yes",
        PreferredChannel = form["preferred-channel"].ToString(),
        LawfulBasis = form["lawful-basis"].ToString(),
        Notes = form["notes"].ToString(),
        IsPublic = form["is-public"] == "yes",
        Topics = Values(form, "topic"),
        Addresses =
        [
            .. Lines(form, "address-kind").Zip(Lines(form, "address-value"), Lines(form, "address-label"))
                .Select(row => new PersonAddress { Kind = row.First, Value = row.Second, Label = row.Third }).Where(address => address.Value.Trim().Length > 0),
        ],
    };

    public static Engagement Engagement(IFormCollection form, string id) => new()
    {
        Id = id,
        Version = Number(form["version"]),
        Kind = form["kind"].ToString(),
        Subject = form["subject"].ToString(),
        OnDay = Day(form["on-day"]) ?? default,
        Place = form["place"].ToString(),
        Country = form["country"].ToString(),
        About = form["about"].ToString(),
        Outcome = form["outcome"].ToString(),
        NextStep = form["next-step"].ToString(),
        NextDue = Day(form["next-due"]),
        Responsible = form["responsible"].ToString(),
        Topics = Values(form, "topic"),
        Asks = Values(form, "ask"),
    };

    /// <summary>A typed day; null when nothing was typed, the first day of all when it can't be read, which no check lets pass.</summary>
    public static DateOnly? Day(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;

    public static int Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>What was typed into fields of one name, without the empty ones.</summary>
    public static IReadOnlyList<string> Values(IFormCollection form, string name) => [.. Lines(form, name).Select(value => value.Trim()).Where(value => value.Length > 0)];

    private static IEnumerable<string> Lines(IFormCollection form, string name) => form[name].Select(value => value ?? "");
}
