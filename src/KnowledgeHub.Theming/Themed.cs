using Microsoft.AspNetCore.Components;

namespace KnowledgeHub.Theming;

/// <summary>A theme's component: it receives its model and nothing else.</summary>
public abstract class Themed<TModel> : ComponentBase
{
    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }
}
