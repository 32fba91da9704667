using KnowledgeHub.Accounts;
using Xunit;

namespace KnowledgeHub.Tests.Accounts;

/// <summary>The test values of RFC 6238, appendix B, in six digits.</summary>
public sealed class TotpTests
{
    // "12345678901234567890" in base 32.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_code_counts_for_its_step_and_its_neighbours()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111111);
        Assert.Equal(Totp.StepAt(now), Totp.Find(Key, "050 471", now.AddSeconds(30)));
        Assert.Equal(Totp.StepAt(now), Totp.Find(Key, "050471", now.AddSeconds(-30)));
        Assert.Null(Totp.Find(Key, "050471", now.AddSeconds(61)));
        Assert.Null(Totp.Find(Key, "", now));
    }
}
