using System.Text.RegularExpressions;
using KnowledgeHub.Mail;
using Xunit;

namespace KnowledgeHub.Tests;

/// <summary>What holds the house together and no compiler checks.</summary>
public sealed partial class HouseTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "KnowledgeHub");

    /// <summary>Whom each folder may use, besides itself, Storage and Html.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Storage"] = [],
        ["Html"] = [],
        ["Taxonomy"] = [],
        ["Mail"] = [],
        ["Accounts"] = ["Mail"],
        ["Media"] = ["Accounts"],
        ["Content"] = ["Taxonomy", "Accounts", "Media"],
        ["Review"] = ["Content", "Accounts", "Mail"],
        ["Search"] = ["Content", "Taxonomy", "Media"],
        ["Subscribers"] = ["Mail", "Content", "Taxonomy", "Accounts"],
        ["Newsletters"] = ["Content", "Subscribers", "Mail", "Taxonomy", "Accounts", "Exchange"],
        ["Translations"] = ["Content", "Accounts"],
        ["Exchange"] = ["Content", "Taxonomy", "Media", "Accounts", "Translations", "Readiness"],
        ["SearchDesk"] = ["Search", "Content", "Taxonomy", "Accounts"],
        ["Alerts"] = ["Content", "Search", "Mail", "Taxonomy"],
        ["TermDesk"] = ["Taxonomy", "Content", "Alerts", "Accounts"],
        ["Stakeholders"] = ["Content", "Taxonomy", "Accounts", "Mail"],
        ["Commitments"] = ["Stakeholders", "Content", "Taxonomy", "Accounts", "Mail"],
        ["Relations"] = ["Content", "Accounts"],
        ["Readiness"] = ["Content", "Taxonomy", "Accounts", "Mail", "Review"],
        ["Milestones"] = ["Content", "Taxonomy", "Accounts", "Newsletters"],
        ["Influence"] = ["Stakeholders", "Content", "Taxonomy", "Accounts"],
    };

    [Fact]
    public void Every_arrow_points_the_right_way()
    {
        Assert.Equal(Arrows.Keys.Order(), Directory.GetDirectories(Source).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).Order());
        Assert.Empty(
            from file in Files()
            let folder = FolderOf(file)
            where folder.Length > 0
            from used in UsedBy(File.ReadAllText(file)).Distinct()
            where used != folder && used is not ("Storage" or "Html") && !Arrows[folder].Contains(used)
            select $"{Path.GetRelativePath(Source, file)} uses {used}");
    }

    [Fact]
    public void Storage_and_Html_stand_on_nothing()
    {
        Assert.Empty(
            from file in Files()
            where FolderOf(file) is "Storage" or "Html"
            from used in UsedBy(File.ReadAllText(file))
            where used != FolderOf(file)
            select $"{Path.GetRelativePath(Source, file)} uses {used}");
    }

    [Fact]
    public void Subscribers_know_no_more_of_content_than_its_languages() =>
        Assert.Equal(["CheckPreferences.cs"], Files().Where(file => FolderOf(file) == "Subscribers" && UsedBy(File.ReadAllText(file)).Contains("Content")).Select(Path.GetFileName));

    [Fact]
    public void Every_file_says_the_namespace_of_its_folder() =>
        Assert.All(Files(), file =>
        {
            var folder = Path.GetRelativePath(Source, Path.GetDirectoryName(file)!);
            var expected = folder == "." ? "KnowledgeHub" : $"KnowledgeHub.{folder.Replace(Path.DirectorySeparatorChar, '.')}";
            Assert.Matches($@"(?m)^namespace {Regex.Escape(expected)};\r?$", File.ReadAllText(file));
        });

    [Fact]
    public void The_product_knows_nothing_of_the_web() =>
        Assert.Empty(Files().Where(file => WebUse().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(Source, file)));

    [Theory]
    [InlineData("AngleSharp", "Html")]
    [InlineData("Markdig", "Html")]
    [InlineData("Npgsql", "Storage")]
    [InlineData("Dapper", "Storage")]
    [InlineData("CsvHelper", "Storage")]
    public void Each_outside_library_has_one_home(string library, string home) =>
        Assert.Empty(Files().Where(file => FolderOf(file) != home && File.ReadAllText(file).Contains($"using {library}", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Source, file)));

    [Fact]
    public void Every_setting_is_in_the_README()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var settings = File.ReadAllText(Path.Combine(Repository.Root, "src", "KnowledgeHub.Web", "Settings.cs"));
        var names = Keys().Matches(settings).Select(match => match.Groups[1].Value.Replace(":", "__", StringComparison.Ordinal))
            .Concat(Connections().Matches(settings).Select(match => $"ConnectionStrings__{match.Groups[1].Value}"))
            .Concat(MailNames().Select(name => $"Hub__Mail__{name}"))
            .ToList();
        Assert.Contains("Hub__DataPath", names);
        Assert.Contains("Hub__Mail__PerMinute", names);
        Assert.All(names, name => Assert.Contains($"`{name}`", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_in_the_README_exists()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var settings = File.ReadAllText(Path.Combine(Repository.Root, "src", "KnowledgeHub.Web", "Settings.cs"));
        var known = MailNames().Select(name => $"Hub__Mail__{name}").ToHashSet();
        Assert.All(
            ReadmeNames().Matches(readme).Select(match => match.Groups[1].Value),
            name => Assert.True(known.Contains(name) || settings.Contains($"\"{name.Replace("__", ":", StringComparison.Ordinal)}\"", StringComparison.Ordinal), $"No program reads {name}."));
    }

    // The names that the program itself asks for.
    private static List<string> MailNames()
    {
        var names = new List<string>();
        MailSettings.Read(name =>
        {
            names.Add(name.Replace(":", "__", StringComparison.Ordinal));
            return null;
        });
        return [.. names.Distinct()];
    }

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Source, file).StartsWith("bin", StringComparison.Ordinal) && !Path.GetRelativePath(Source, file).StartsWith("obj", StringComparison.Ordinal));

    private static string FolderOf(string file) => Path.GetRelativePath(Source, file).Split(Path.DirectorySeparatorChar) is { Length: > 1 } parts ? parts[0] : "";

    // Both using lines and names that are written out, such as Html.AbsoluteLinks.
    private static IEnumerable<string> UsedBy(string text) => Namespaces().Matches(text).Select(match => match.Groups[1].Value)
        .Concat(WrittenOut().Matches(text).Select(match => match.Groups[1].Value))
        .Where(Arrows.ContainsKey);

    [GeneratedRegex(@"using (?:static )?(?:\w+ = )?KnowledgeHub\.(\w+)")]
    private static partial Regex Namespaces();

    [GeneratedRegex(@"(?<![\w.])(?:KnowledgeHub\.)?(Storage|Html|Taxonomy|Media|Mail|Accounts|Content|SearchDesk|Search|Subscribers|Newsletters|Exchange|Alerts|Review|TermDesk|Relations|Translations|Stakeholders|Readiness|Commitments|Milestones|Influence)\.[A-Z]\w+[.(]")]
    private static partial Regex WrittenOut();

    [GeneratedRegex(@"\bMicrosoft\.AspNetCore\.(Http|Components|Mvc|Builder|Routing)\b|\bHttpContext\b")]
    private static partial Regex WebUse();

    [GeneratedRegex(@"configuration\[""(Hub:[A-Za-z:]+)""\]")]
    private static partial Regex Keys();

    [GeneratedRegex(@"GetConnectionString\(""(\w+)""\)")]
    private static partial Regex Connections();

    [GeneratedRegex("`(Hub__[A-Za-z_]+)`")]
    private static partial Regex ReadmeNames();
}
