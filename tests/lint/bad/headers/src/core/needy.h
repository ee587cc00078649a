#ifndef VERNACULAR_CORE_NEEDY_H
#define VERNACULAR_CORE_NEEDY_H
int64_t needy(void);
#endif
