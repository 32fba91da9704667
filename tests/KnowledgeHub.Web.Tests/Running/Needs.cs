namespace KnowledgeHub.Web.Tests.Running;

/// <summary>What a test needs beyond .NET: missing on a laptop it is a visible skip, in CI a failure.</summary>
public static class Needs
{
    public const string Chromium = "/usr/bin/chromium";

    private static bool AllIsRequired => Environment.GetEnvironmentVariable("CI") == "true" || Environment.GetEnvironmentVariable("HUB_TEST_REQUIRE_ALL") == "1";

    /// <summary>An administrator's connection string for a PostgreSQL server, from <c>HUB_TEST_POSTGRES</c>.</summary>
    public static string Postgres()
    {
        var server = Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES");
        Require(!string.IsNullOrEmpty(server), "PostgreSQL is not running; tests/run starts one.");
        return server!;
    }

    public static void Browser() => Require(File.Exists(Chromium), "Chromium is not installed; tests/run installs it.");

    /// <summary>The rich-text editor, which the build fetches by npm.</summary>
    public static void Editor() => Require(File.Exists(Path.Combine(AppContext.BaseDirectory, "editor", "hugerte.min.js")), "The rich-text editor was not fetched; tests/run installs npm.");

    public static void Require(bool there, string missing)
    {
        if (!there && AllIsRequired)
        {
            Assert.Fail(missing);
        }

        Assert.SkipUnless(there, missing);
    }
}
