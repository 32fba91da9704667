using KnowledgeHub.Accounts;
using Xunit;

namespace KnowledgeHub.Tests.Accounts;

public sealed class ScopeTests
{
    private static readonly Scope Limited = new(new HashSet<string> { "policy-brief" }, new HashSet<string> { "workforce" });

    [Fact]
    public void Type_and_one_topic_have_to_fit()
    {
        Assert.True(Limited.Allows("policy-brief", ["workforce", "financing"]));
        Assert.False(Limited.Allows("policy-brief", ["financing"]));
        Assert.False(Limited.Allows("policy-brief", []));
        Assert.False(Limited.Allows("statement", ["workforce"]));
    }

    [Fact]
    public void Without_limits_everything_is_allowed_and_to_nobody_nothing()
    {
        Assert.True(Scope.All.Allows("statement", []));
        Assert.False(Scope.Nothing.Allows("statement", ["workforce"]));
    }

    [Fact]
    public void An_administrator_has_no_limits_and_what_is_no_word_is_no_limit() =>
        Assert.Equal(
            ("Administrator", "Editor, only policy-brief and topics workforce"),
            (new Rights { Role = "Administrator", Types = ["statement"] }.Settled().Words, new Rights { Role = "Editor", Types = ["policy-brief", "a b"], Topics = ["workforce", ""] }.Settled().Words));
}
