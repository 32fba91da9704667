namespace KnowledgeHub.Web.Tests.Running;

/// <summary>A member of staff who is logged in.</summary>
public static class StaffMember
{
    public const string Password = "a sentence nobody guesses";

    /// <summary>Logs in as somebody with a role, whose account is made the first time.</summary>
    public static async Task<Visitor> LogInAsync(HubProcess hub, string email = "ada@example.org", string role = "Administrator")
    {
        await AddAsync(hub, email, role);
        var staff = new Visitor(hub.Url);
        await staff.OpenAsync("/login");
        await staff.PressAsync("Log in", ("email", email), ("password", Password));
        Assert.Equal("/admin", staff.Address.AbsolutePath);
        return staff;
    }

    /// <summary>Makes the account, unless it is there.</summary>
    public static async Task AddAsync(HubProcess hub, string email, string role)
    {
        var (exit, _, errors) = await HubProcess.RunAsync(hub.DataPath, ["user", "add", "--email", email, "--role", role, "--password-stdin"], Password, [.. hub.Settings]);
        Assert.True(exit == 0 || errors.Contains("already", StringComparison.Ordinal), errors);
    }
}
