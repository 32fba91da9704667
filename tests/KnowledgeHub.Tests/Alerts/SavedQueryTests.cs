using KnowledgeHub.Alerts;
using KnowledgeHub.Taxonomy;
using Xunit;

namespace KnowledgeHub.Tests.Alerts;

public sealed class SavedQueryTests
{
    [Fact]
    public void A_search_keeps_its_years_when_it_is_saved_and_read_again()
    {
        var query = SavedQuery.From("testing", new Dictionary<string, IReadOnlyList<string>> { ["type"] = ["case-study"] }, 2020, 2024);
        var again = SavedQuery.Read(query.Words, query.ChosenJson);
        Assert.Equal((2020, 2024), (again.ToRequest().FromYear, again.ToRequest().ToYear));
        Assert.Equal(["type"], again.ToRequest().Chosen.Keys);
        Assert.Equal("/search?q=testing&from=2020&to=2024&type=case-study", again.Path);
        Assert.Equal("“testing” · From: 2020 · Until: 2024 · Type: Case studies", again.Name(new Terms([], [])));
    }

    [Fact]
    public void Years_alone_are_something_to_follow()
    {
        var query = SavedQuery.From("", new Dictionary<string, IReadOnlyList<string>>(), 2026, null);
        Assert.Null(query.Problem);
        Assert.Equal((2026, (int?)null), (query.ToRequest().FromYear, query.ToRequest().ToYear));
    }
}
