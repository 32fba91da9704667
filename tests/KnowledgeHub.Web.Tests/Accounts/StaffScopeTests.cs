using KnowledgeHub.Accounts;
using KnowledgeHub.Taxonomy;
using KnowledgeHub.Web.Accounts;

namespace KnowledgeHub.Web.Tests.Accounts;

public sealed class StaffScopeTests
{
    private static readonly Terms Known = new(
        [new() { Slug = "workforce", Name = "Workforce" }, new() { Slug = "training", Name = "Training", Parent = "workforce" }, new() { Slug = "finance", Name = "Finance" }],
        [],
        [new("staff", "workforce"), new("schools", "training")]);

    [Theory]
    [InlineData("workforce")]
    [InlineData("staff")]
    public void A_limit_holds_for_the_topic_those_below_it_and_every_address_they_had(string limit)
    {
        var scope = StaffSession.ScopeOf(new() { Role = Roles.Author, Topics = [limit] }, Known);
        Assert.All(["workforce", "training", "staff", "schools"], topic => Assert.True(scope.Allows("explainer", [topic]), topic));
        Assert.False(scope.Allows("explainer", ["finance"]));
    }

    [Fact]
    public void A_limit_to_a_topic_that_is_no_more_never_turns_into_none() =>
        Assert.False(StaffSession.ScopeOf(new() { Role = Roles.Author, Topics = ["gone"] }, Known).Allows("explainer", ["finance"]));
}
