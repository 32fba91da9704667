using KnowledgeHub.Exchange;
using Xunit;

namespace KnowledgeHub.Tests.Exchange;

public sealed class CsvTests
{
    [Theory]
    [InlineData("a,b,c", new[] { "a", "b", "c" })]
    [InlineData("", new[] { "" })]
    [InlineData("a,,", new[] { "a", "", "" })]
    [InlineData("CD,\"Congo, Democratic Republic\",AFRO", new[] { "CD", "Congo, Democratic Republic", "AFRO" })]
    [InlineData("\"He said \"\"no\"\"\",x", new[] { "He said \"no\"", "x" })]
    [InlineData("\"\",\"\"\"\"", new[] { "", "\"" })]
    public void Cells_may_be_quoted(string line, string[] cells) => Assert.Equal(cells, Csv.Cells(line));
}
