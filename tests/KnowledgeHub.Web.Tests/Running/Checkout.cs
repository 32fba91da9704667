namespace KnowledgeHub.Web.Tests.Running;

/// <summary>Where the checkout and the built hub are.</summary>
public static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>The hub as <c>dotnet run</c> would start it, in the configuration of the tests.</summary>
    public static string HubProgram { get; } = Path.Combine(
        Root, "src", "KnowledgeHub.Web", "bin", AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "KnowledgeHub.Web.dll");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KnowledgeHub.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from a checkout.");
        }

        return folder.FullName;
    }
}
