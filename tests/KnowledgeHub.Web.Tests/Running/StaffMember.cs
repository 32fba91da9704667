namespace KnowledgeHub.Web.Tests.Running;

/// <summary>A member of staff who is logged in.</summary>
public static class StaffMember
{
    public const string Password = "a sentence nobody guesses";

    /// <summary>Logs in as the hub's administrator, who is created the first time.</summary>
    public static async Task<Visitor> LogInAsync(HubProcess hub)
    {
        var (exit, _, errors) = await HubProcess.RunAsync(hub.DataPath, ["user", "add", "--email", "ada@example.org", "--role", "Administrator", "--password-stdin"], Password);
        Assert.True(exit == 0 || errors.Contains("already", StringComparison.Ordinal), errors);
        var staff = new Visitor(hub.Url);
        await staff.OpenAsync("/login");
        await staff.PressAsync("Log in", ("email", "ada@example.org"), ("password", Password));
        Assert.Equal("/admin", staff.Address.AbsolutePath);
        return staff;
    }
}
