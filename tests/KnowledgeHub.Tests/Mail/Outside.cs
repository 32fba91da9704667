using Xunit;

namespace KnowledgeHub.Tests.Mail;

/// <summary>A program that is not ours: missing on a laptop it is a visible skip, in CI a failure.</summary>
internal static class Outside
{
    private static bool AllIsRequired => Environment.GetEnvironmentVariable("CI") == "true" || Environment.GetEnvironmentVariable("HUB_TEST_REQUIRE_ALL") == "1";

    public static void Require(bool there, string missing)
    {
        if (!there && AllIsRequired)
        {
            Assert.Fail(missing);
        }
        Assert.SkipUnless(there, missing);
    }
}
