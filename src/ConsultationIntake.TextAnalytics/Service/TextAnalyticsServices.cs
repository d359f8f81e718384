using ConsultationIntake.Themes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.TextAnalytics;

public static class TextAnalyticsServices
{
    /// <summary>Adds the tagger that asks the language service, or the one that does not where no endpoint is configured.</summary>
    public static IServiceCollection AddTextAnalytics(this IServiceCollection services)
    {
        services.AddOptions<TextAnalyticsOptions>().BindConfiguration(TextAnalyticsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TextAnalyticsOptions>, TextAnalyticsOptionsCheck>();
        services.AddSingleton<OfflineThemeTagger>();
        services.AddSingleton<AnalysisCache>();
        services.AddSingleton(provider => LanguageClient.Connect(provider.GetRequiredService<IOptions<TextAnalyticsOptions>>().Value));
        services.AddSingleton<LanguageService>();
        services.AddSingleton<TextAnalyticsTagger>();
        services.AddSingleton<IThemeTagger>(provider =>
            provider.GetRequiredService<IOptions<TextAnalyticsOptions>>().Value.Endpoint is null
                ? provider.GetRequiredService<OfflineThemeTagger>()
                : provider.GetRequiredService<TextAnalyticsTagger>()
        );
        return services;
    }
}
