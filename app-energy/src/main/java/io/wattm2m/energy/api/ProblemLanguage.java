// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.api;

import io.wattm2m.energy.api.Problems.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says in the language of {@code Accept-Language}, Korean or English, what has gone wrong. Thread-safe. */
final class ProblemLanguage implements ContainerResponseFilter {
    private static final Set<String> KNOWN = Set.of("ko", "en");
    private final KoreanTexts korean;

    ProblemLanguage(KoreanTexts korean) {
        this.korean = korean;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            inKorean(problem, request.getAcceptableLanguages()).ifPresent(told -> {
                response.setEntity(told);
                response.getHeaders().putSingle("Content-Language", "ko");
            });
        }
    }

    /**
     * The problem in Korean; empty where that is not wanted before English, or nobody has translated it.
     *
     * @param wanted the languages that are wanted, the most wanted one first; other languages there are none
     */
    Optional<Problem> inKorean(Problem problem, List<Locale> wanted) {
        return wanted.stream().map(Locale::getLanguage).filter(KNOWN::contains).findFirst().filter("ko"::equals)
                .flatMap(language -> korean.of(problem.detail()))
                .map(text -> new Problem(problem.type(), problem.title(), problem.status(), text));
    }
}
