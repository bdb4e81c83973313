#include "report/writers.h"
void *xlsx_begin(const struct report *report){(void)report;return NULL;}
void xlsx_unit(void *s,const struct unit_result*r){(void)s;(void)r;}
void xlsx_end(void *s,const struct assessment*a){(void)s;(void)a;}
